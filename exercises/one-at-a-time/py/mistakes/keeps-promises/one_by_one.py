import asyncio
import time

import aiohttp


async def fetch_one_by_one(ids: list[int]) -> tuple[list[str], float]:
    start = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        tasks = []
        for number in ids:
            tasks.append(asyncio.create_task(fetch_name(session, number)))
        await asyncio.wait(tasks)
    seconds = time.perf_counter() - start
    return tasks, seconds


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        pokemon = await response.json()
        return pokemon["name"]
