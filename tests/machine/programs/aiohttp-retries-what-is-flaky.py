"""A server that is ill twice is asked three times; one that is always ill, not for ever."""

import asyncio
import os

import aiohttp

lab = os.environ['LAB']


async def fetch(session, path, attempts):
    for attempt in range(1, attempts + 1):
        try:
            async with session.get(lab + path) as response:
                response.raise_for_status()
                return attempt, await response.text()
        except aiohttp.ClientResponseError as error:
            print(path, 'attempt', attempt, error.status)
            last = error
            await asyncio.sleep(0.05)
    raise last


async def main():
    async with aiohttp.ClientSession() as session:
        print(await fetch(session, '/flaky', 5))
        try:
            await fetch(session, '/sick', 2)
        except aiohttp.ClientResponseError as error:
            print('gave up', error.status)


asyncio.run(main())
