"""wait_for on a Condition sleeps until what it asks is true; notify wakes as many as it says."""

import asyncio


async def take(condition, stock, name, log):
    async with condition:
        await condition.wait_for(lambda: stock)
        log.append(f'{name} takes {stock.pop(0)}')


async def main():
    condition = asyncio.Condition()
    stock, log = [], []
    takers = [asyncio.create_task(take(condition, stock, name, log)) for name in 'abc']
    await asyncio.sleep(0.1)
    async with condition:
        stock.append('bread')
        condition.notify()
    await asyncio.sleep(0.1)
    print(log)
    async with condition:
        stock.extend(['milk', 'tea'])
        condition.notify_all()
    await asyncio.gather(*takers)
    print(log, stock)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
