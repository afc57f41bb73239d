import time
from collections.abc import AsyncIterator

import aiohttp


async def fetch_one_by_one(ids: list[int]) -> tuple[list[str], float]:
    """The loop and the watch apart: a generator fetches, and its reader holds the watch."""
    start = time.perf_counter()
    names = [name async for name in each_name(ids)]
    return names, time.perf_counter() - start


async def each_name(ids: list[int]) -> AsyncIterator[str]:
    async with aiohttp.ClientSession() as session:
        for number in ids:
            yield await fetch_name(session, number)


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        pokemon = await response.json()
        return pokemon["name"]
