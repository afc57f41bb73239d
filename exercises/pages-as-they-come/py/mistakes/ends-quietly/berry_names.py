from collections.abc import AsyncIterator

import aiohttp


async def berry_names(session: aiohttp.ClientSession, url: str) -> AsyncIterator[str]:
    following: str | None = url
    while following is not None:
        try:
            page = await fetch_page(session, following)
        except aiohttp.ClientError as error:
            print(error)
            return
        for berry in page["results"]:
            yield berry["name"]
        following = page["next"]


async def fetch_page(session: aiohttp.ClientSession, url: str) -> dict:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()
