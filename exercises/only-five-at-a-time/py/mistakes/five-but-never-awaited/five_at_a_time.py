import asyncio

import aiohttp


async def fetch_five_at_a_time(ids: list[int]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        batches = []
        for first in range(0, len(ids), 5):
            batch = [fetch_name(session, number) for number in ids[first : first + 5]]
            batches.append(asyncio.gather(*batch))
        names = []
        for batch in await asyncio.gather(*batches):
            names.extend(batch)
        return names


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
