import time

import aiohttp


async def fetch_one_by_one(ids: list[int]) -> tuple[list[str], float]:
    names: list[str] = []
    start = time.process_time()
    async with aiohttp.ClientSession() as session:
        for number in ids:
            names.append(await fetch_name(session, number))
    seconds = time.process_time() - start
    return names, seconds


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        pokemon = await response.json()
        return pokemon["name"]
