"""Called in a coroutine, Requests stops the whole loop, and gather gains nothing."""

import asyncio
import os
import time

import requests

lab = os.environ['LAB']
requests.get(f'{lab}/text')


async def get(number):
    return requests.get(f'{lab}/items/{number}').json()['id']


async def main():
    ticks = []

    async def ticker():
        while True:
            await asyncio.sleep(0.05)
            ticks.append('tick')

    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    start = time.perf_counter()
    print(await asyncio.gather(get(1), get(2), get(3)))
    print('fifths', int((time.perf_counter() - start) * 5), 'ticks', len(ticks))
    task.cancel()


asyncio.run(main())
