import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.busy = False
        self.waiting = []

    async def deposit(self, amount: int) -> int:
        return await self.change(amount)

    async def withdraw(self, amount: int) -> int:
        return await self.change(-amount)

    async def change(self, difference: int) -> int:
        if self.busy:
            turn = asyncio.get_running_loop().create_future()
            self.waiting.append(turn)
            await turn
        self.busy = True
        try:
            balance = await self.store.read() + difference
            if balance < 0:
                raise ValueError("not covered")
            await self.store.write(balance)
            return balance
        finally:
            if self.waiting:
                self.waiting.pop().set_result(None)
            else:
                self.busy = False
