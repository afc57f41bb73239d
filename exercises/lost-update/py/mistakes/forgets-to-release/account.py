import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()

    async def deposit(self, amount: int) -> int:
        await self.lock.acquire()
        balance = await self.store.read() + amount
        await self.store.write(balance)
        return balance

    async def withdraw(self, amount: int) -> int:
        await self.lock.acquire()
        balance = await self.store.read() - amount
        if balance < 0:
            raise ValueError("not covered")
        await self.store.write(balance)
        return balance
