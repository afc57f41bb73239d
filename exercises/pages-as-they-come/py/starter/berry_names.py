from collections.abc import AsyncIterator

import aiohttp


async def berry_names(session: aiohttp.ClientSession, url: str) -> AsyncIterator[str]:
    names: list[str] = []
    following: str | None = url
    while following is not None:
        page = await fetch_page(session, following)
        for berry in page["results"]:
            names.append(berry["name"])
        following = page["next"]
    for name in names:
        yield name


async def fetch_page(session: aiohttp.ClientSession, url: str) -> dict:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()
