import asyncio


class Account:
    """Both ways to change the balance lead through one method, and it alone knows the lock."""

    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()

    async def deposit(self, amount: int) -> int:
        return await self.change(amount)

    async def withdraw(self, amount: int) -> int:
        return await self.change(-amount)

    async def change(self, difference: int) -> int:
        await self.lock.acquire()
        try:
            balance = await self.store.read() + difference
            if balance < 0:
                raise ValueError("not covered")
            await self.store.write(balance)
            return balance
        finally:
            self.lock.release()
