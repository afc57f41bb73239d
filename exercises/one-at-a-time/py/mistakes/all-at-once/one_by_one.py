import asyncio
import time

import aiohttp


async def fetch_one_by_one(ids: list[int]) -> tuple[list[str], float]:
    start = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        names = await asyncio.gather(*[fetch_name(session, number) for number in ids])
    seconds = time.perf_counter() - start
    return names, seconds


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        pokemon = await response.json()
        return pokemon["name"]
