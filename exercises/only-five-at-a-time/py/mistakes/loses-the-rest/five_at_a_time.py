import asyncio

import aiohttp


async def fetch_five_at_a_time(ids: list[int]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        names = []
        for turn in range(len(ids) // 5):
            batch = ids[turn * 5 : turn * 5 + 5]
            calls = [fetch_name(session, number) for number in batch]
            names.extend(await asyncio.gather(*calls))
        return names


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
