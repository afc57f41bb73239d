"""A request whose task is cancelled gives its connection up, and the first answer may win."""

import asyncio
import os
import time

import aiohttp

lab = os.environ['LAB']


async def ask(session, path):
    async with session.get(lab + path) as response:
        return (await response.json())['id']


async def main():
    async with aiohttp.ClientSession() as session:
        await ask(session, '/paced/b')
        start = time.perf_counter()
        tasks = [asyncio.create_task(ask(session, f'/paced/{name}')) for name in 'abc']
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        print([task.result() for task in done], [task.cancelled() for task in tasks])
        print('fifths', int((time.perf_counter() - start) * 5))
        again = [ask(session, f'/paced/{name}') for name in 'abc']
        print([await coming for coming in asyncio.as_completed(again)])


asyncio.run(main())
