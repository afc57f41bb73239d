"""to_thread moves the waiting to a thread: the loop ticks on, and the waits overlap."""

import asyncio
import threading
import time


def block(number):
    time.sleep(0.5)
    if number == 3:
        raise OSError('disk full')
    return number, threading.current_thread() is threading.main_thread()


async def ticker(ticks):
    while True:
        await asyncio.sleep(0.2)
        ticks.append('tick')


async def main():
    ticks = []
    task = asyncio.create_task(ticker(ticks))
    start = time.perf_counter()
    answers = await asyncio.gather(
        *(asyncio.to_thread(block, number) for number in range(4)), return_exceptions=True
    )
    print(answers)
    print('halves', int((time.perf_counter() - start) * 2), 'ticks', len(ticks))
    task.cancel()


asyncio.run(main())
