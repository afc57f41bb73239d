import asyncio
from typing import TypedDict

import aiohttp


class Failure(TypedDict):
    id: int
    status: int


class Pokedex(TypedDict):
    entries: list[dict]
    failed: list[Failure]


async def download(ids: list[int]) -> Pokedex:
    """What came and what failed for good, both in the order of the ids."""
    places = asyncio.Semaphore(8)
    async with aiohttp.ClientSession() as session:
        calls = [fetch_patiently(session, places, number) for number in ids]
        results = await asyncio.gather(*calls)
    pairs = list(zip(ids, results, strict=True))
    return {
        "entries": [result for _, result in pairs if isinstance(result, dict)],
        "failed": [{"id": id, "status": result} for id, result in pairs if isinstance(result, int)],
    }


async def fetch_patiently(
    session: aiohttp.ClientSession, places: asyncio.Semaphore, number: int
) -> dict | int:
    """The entry, or the status that it was refused with for good: nothing is raised at all."""
    retries = 0
    while True:
        async with places, session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
            if response.status == 200:
                return await response.json()
        if response.status != 503 or retries == 3:
            return response.status
        await asyncio.sleep(0.2 * 2**retries)
        retries += 1
