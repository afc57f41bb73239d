import asyncio
from collections.abc import AsyncIterator

import aiohttp


async def berry_names(session: aiohttp.ClientSession, url: str) -> AsyncIterator[str]:
    following: str | None = url
    waiting = asyncio.create_task(fetch_page(session, url))
    while following is not None:
        page = await waiting
        following = page["next"]
        if following is not None:
            waiting = asyncio.create_task(fetch_page(session, following))
        for berry in page["results"]:
            yield berry["name"]


async def fetch_page(session: aiohttp.ClientSession, url: str) -> dict:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()
