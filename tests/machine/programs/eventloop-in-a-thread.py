"""Each thread may run a loop of its own; the loops do not disturb each other."""

import asyncio
import threading
import time


async def work(name):
    await asyncio.sleep(0.2)
    return name, threading.current_thread().name


def run_loop(name, answers):
    answers[name] = asyncio.run(work(name))


async def main():
    answers = {}
    threads = [
        threading.Thread(target=run_loop, args=(name, answers), name=f'thread {name}')
        for name in 'abc'
    ]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    own = await work('own')
    for thread in threads:
        await asyncio.to_thread(thread.join)
    print(own, sorted(answers.items()))
    print('tenths', int((time.perf_counter() - start) * 10))


asyncio.run(main())
