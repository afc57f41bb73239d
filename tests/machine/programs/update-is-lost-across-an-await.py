"""One thread is no protection: what is read before an await may be stale after it."""

import asyncio


class Account:
    def __init__(self):
        self.balance = 100
        self.lock = asyncio.Lock()

    async def add(self, amount):
        before = self.balance
        await asyncio.sleep(0.05)
        self.balance = before + amount

    async def add_locked(self, amount):
        async with self.lock:
            await self.add(amount)


async def main():
    careless = Account()
    await asyncio.gather(*(careless.add(10) for _ in range(5)))
    print('careless', careless.balance)
    careful = Account()
    await asyncio.gather(*(careful.add_locked(10) for _ in range(5)))
    print('careful', careful.balance)


asyncio.run(main())
