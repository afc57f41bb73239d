from collections.abc import AsyncIterator

import aiohttp


async def berry_names(session: aiohttp.ClientSession, url: str) -> AsyncIterator[str]:
    async for page in pages(session, url):
        for berry in page["results"]:
            yield berry["name"]


async def pages(session: aiohttp.ClientSession, url: str) -> AsyncIterator[dict]:
    page = await fetch_page(session, url)
    yield page
    while page["next"] is not None:
        page = await fetch_page(session, page["next"])
        yield page


async def fetch_page(session: aiohttp.ClientSession, url: str) -> dict:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()
