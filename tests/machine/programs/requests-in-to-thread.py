"""A blocking library keeps the loop free when it is called through to_thread."""

import asyncio
import os
import time

import requests

lab = os.environ['LAB']


def get(path):
    response = requests.get(lab + path)
    response.raise_for_status()
    return response.json()['id']


async def main():
    ticks = []

    async def ticker():
        while True:
            await asyncio.sleep(0.1)
            ticks.append('tick')

    task = asyncio.create_task(ticker())
    start = time.perf_counter()
    answers = await asyncio.gather(
        *(asyncio.to_thread(get, path) for path in ('/slow/1', '/slow/2', '/sick')),
        return_exceptions=True,
    )
    print(answers[:2], type(answers[2]).__name__)
    print('halves', int((time.perf_counter() - start) * 2), 'ticked', len(ticks) >= 4)
    task.cancel()


asyncio.run(main())
