import threading


class Account:
    def __init__(self, store):
        self.store = store
        self.lock = threading.Lock()

    async def deposit(self, amount: int) -> int:
        with self.lock:
            balance = await self.store.read() + amount
            await self.store.write(balance)
            return balance

    async def withdraw(self, amount: int) -> int:
        with self.lock:
            balance = await self.store.read() - amount
            if balance < 0:
                raise ValueError("not covered")
            await self.store.write(balance)
            return balance
