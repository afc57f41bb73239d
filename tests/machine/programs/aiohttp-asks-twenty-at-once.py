"""Twenty requests take as long as one when they are asked at once."""

import asyncio
import os
import time

import aiohttp

lab = os.environ['LAB']


async def ask(session, number):
    async with session.get(f'{lab}/slow/{number}') as response:
        return (await response.json())['id']


async def main():
    async with aiohttp.ClientSession() as session:
        start = time.perf_counter()
        await ask(session, 0)
        print('one: halves', int((time.perf_counter() - start) * 2))
        start = time.perf_counter()
        answers = await asyncio.gather(*(ask(session, number) for number in range(20)))
        print('twenty at once: halves', int((time.perf_counter() - start) * 2))
        print(answers[0], answers[-1], len(set(answers)))


asyncio.run(main())
