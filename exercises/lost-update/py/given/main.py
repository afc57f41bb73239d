import asyncio

from account import Account
from store import Store


async def main():
    store = Store(100)
    account = Account(store)
    await asyncio.gather(account.deposit(10), account.deposit(5), account.withdraw(15))
    print(f"100 + 10 + 5 - 15 = {store.number}")


asyncio.run(main())
