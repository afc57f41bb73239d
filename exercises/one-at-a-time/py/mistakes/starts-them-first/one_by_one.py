import asyncio
import time

import aiohttp


async def fetch_one_by_one(ids: list[int]) -> tuple[list[str], float]:
    names: list[str] = []
    start = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(fetch_name(session, number)) for number in ids]
        for task in tasks:
            names.append(await task)
    seconds = time.perf_counter() - start
    return names, seconds


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        pokemon = await response.json()
        return pokemon["name"]
