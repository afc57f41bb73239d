import asyncio


class Account:
    """No lock: every change waits until the one before it is done."""

    def __init__(self, store):
        self.store = store
        self.last = None

    async def deposit(self, amount: int) -> int:
        return await self.in_turn(amount)

    async def withdraw(self, amount: int) -> int:
        return await self.in_turn(-amount)

    async def in_turn(self, difference: int) -> int:
        before = self.last
        mine = self.last = asyncio.create_task(self.change(before, difference))
        return await mine

    async def change(self, before, difference: int) -> int:
        if before is not None:
            await asyncio.wait([before])
        balance = await self.store.read() + difference
        if balance < 0:
            raise ValueError("not covered")
        await self.store.write(balance)
        return balance
