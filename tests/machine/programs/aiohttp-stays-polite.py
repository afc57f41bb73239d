"""A server that takes two at a time refuses the rest, unless a semaphore holds them back."""

import asyncio
import os
import time
from collections import Counter

import aiohttp

lab = os.environ['LAB']


async def ask(session, number, gate):
    async with gate, session.get(f'{lab}/narrow/{number}') as response:
        await response.read()
        return response.status


async def main():
    async with aiohttp.ClientSession() as session:
        for places in (4, 2):
            gate = asyncio.Semaphore(places)
            start = time.perf_counter()
            answers = await asyncio.gather(*(ask(session, number, gate) for number in range(4)))
            took = time.perf_counter() - start
            print(places, 'at once', sorted(Counter(answers).items()), 'rounds', int(took / 0.4))


asyncio.run(main())
