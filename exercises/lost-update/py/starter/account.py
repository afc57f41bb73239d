class Account:
    """A balance in a store that many use at once."""

    def __init__(self, store):
        self.store = store

    async def deposit(self, amount: int) -> int:
        balance = await self.store.read() + amount
        await self.store.write(balance)
        return balance

    async def withdraw(self, amount: int) -> int:
        balance = await self.store.read() - amount
        if balance < 0:
            raise ValueError("not covered")
        await self.store.write(balance)
        return balance
