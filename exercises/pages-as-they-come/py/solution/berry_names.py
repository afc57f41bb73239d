from collections.abc import AsyncIterator

import aiohttp


async def berry_names(session: aiohttp.ClientSession, url: str) -> AsyncIterator[str]:
    """The names of all berries, page by page; a page is asked for when it is needed."""
    following: str | None = url
    while following is not None:
        page = await fetch_page(session, following)
        for berry in page["results"]:
            yield berry["name"]
        following = page["next"]


async def fetch_page(session: aiohttp.ClientSession, url: str) -> dict:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()
