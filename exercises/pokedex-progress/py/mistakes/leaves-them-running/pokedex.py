import asyncio
from collections.abc import AsyncIterator
from typing import TypedDict

import aiohttp


class Progress(TypedDict):
    done: int
    total: int
    id: int
    entry: dict | None


async def download(ids: list[int]) -> AsyncIterator[Progress]:
    places = asyncio.Semaphore(8)

    async def collect(number: int) -> tuple[int, dict | None]:
        try:
            return number, await fetch_patiently(session, places, number)
        except aiohttp.ClientResponseError:
            return number, None

    session = aiohttp.ClientSession()
    tasks = [asyncio.create_task(collect(number)) for number in ids]
    for done, next_one in enumerate(asyncio.as_completed(tasks), start=1):
        number, entry = await next_one
        yield {"done": done, "total": len(ids), "id": number, "entry": entry}
    await session.close()


async def fetch_patiently(
    session: aiohttp.ClientSession, places: asyncio.Semaphore, number: int
) -> dict:
    for pause in [0.2, 0.4, 0.8]:
        try:
            async with places:
                return await fetch_entry(session, number)
        except aiohttp.ClientResponseError as error:
            if error.status != 503:
                raise
        await asyncio.sleep(pause)
    async with places:
        return await fetch_entry(session, number)


async def fetch_entry(session: aiohttp.ClientSession, number: int) -> dict:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        return await response.json()
