from collections.abc import AsyncIterator

import aiohttp


async def berry_names(session: aiohttp.ClientSession, url: str) -> AsyncIterator[str]:
    number = 1
    while True:
        try:
            page = await fetch_page(session, url.replace("page=1", f"page={number}"))
        except aiohttp.ClientResponseError as error:
            if error.status == 404:
                return
            raise
        for berry in page["results"]:
            yield berry["name"]
        number += 1


async def fetch_page(session: aiohttp.ClientSession, url: str) -> dict:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()
