"""as_completed hands out answers as they come, and stops at its time limit."""

import asyncio
import time


async def answer(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    start = time.perf_counter()
    work = [answer('slow', 0.3), answer('quick', 0.1), answer('middle', 0.2)]
    for coming in asyncio.as_completed(work):
        print(await coming, 'tenths', int((time.perf_counter() - start) * 10))

    late = [asyncio.create_task(answer('one', 0.1)), asyncio.create_task(answer('two', 5))]
    try:
        for coming in asyncio.as_completed(late, timeout=0.3):
            print(await coming)
    except TimeoutError:
        print('gave up, and the late one goes on:', not late[1].done())


asyncio.run(main())
