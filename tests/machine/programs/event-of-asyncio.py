"""An Event wakes all who wait; a set one is passed at once; a cleared one waits again."""

import asyncio
import time


async def runner(event, name, log):
    await event.wait()
    log.append(name)


async def main():
    event, log = asyncio.Event(), []
    start = time.perf_counter()
    runners = [asyncio.create_task(runner(event, name, log)) for name in 'xyz']
    await asyncio.sleep(0.1)
    print('before', log, event.is_set())
    event.set()
    await asyncio.gather(*runners)
    print('after', log, await event.wait())
    event.clear()
    try:
        await asyncio.wait_for(event.wait(), 0.2)
    except TimeoutError:
        print('cleared: waits again, tenths', int((time.perf_counter() - start) * 10))


asyncio.run(main())
