"""The first error leaves gather at once, and the others run on."""

import asyncio
import time


async def fail():
    await asyncio.sleep(0.1)
    raise ValueError('too early')


async def finish(log):
    await asyncio.sleep(0.3)
    log.append('finished')
    return 'fine'


async def main():
    log = []
    start = time.perf_counter()
    slow = asyncio.create_task(finish(log))
    try:
        await asyncio.gather(fail(), slow)
    except ValueError as error:
        print('error', error, 'tenths', int((time.perf_counter() - start) * 10))
    print('slow is done', slow.done(), log)
    print(await slow, log, 'tenths', int((time.perf_counter() - start) * 10))


asyncio.run(main())
