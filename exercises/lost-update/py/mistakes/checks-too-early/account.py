import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()

    async def deposit(self, amount: int) -> int:
        return await self.change(amount)

    async def withdraw(self, amount: int) -> int:
        if await self.store.read() < amount:
            raise ValueError("not covered")
        return await self.change(-amount)

    async def change(self, difference: int) -> int:
        async with self.lock:
            balance = await self.store.read() + difference
            await self.store.write(balance)
            return balance
