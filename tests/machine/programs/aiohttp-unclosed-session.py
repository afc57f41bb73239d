"""A session that is never closed complains when it is thrown away."""

import asyncio

import aiohttp


async def careless():
    session = aiohttp.ClientSession()
    return session.closed


async def careful():
    session = aiohttp.ClientSession()
    try:
        return session.closed
    finally:
        await session.close()


print(asyncio.run(careful()))
print(asyncio.run(careless()))
