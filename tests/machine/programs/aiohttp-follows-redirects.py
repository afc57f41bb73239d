"""A redirect is followed unless it is told not to; the history keeps the way."""

import asyncio
import os

import aiohttp

lab = os.environ['LAB']


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(f'{lab}/moved') as response:
            print(response.status, response.url.path, [step.status for step in response.history])
            print((await response.text()).splitlines()[0])
        async with session.get(f'{lab}/moved', allow_redirects=False) as response:
            print(response.status, response.headers['Location'], response.history)
        try:
            await session.get(f'{lab}/round', max_redirects=3)
        except aiohttp.TooManyRedirects as error:
            print(type(error).__name__, error.status, len(error.history))


asyncio.run(main())
