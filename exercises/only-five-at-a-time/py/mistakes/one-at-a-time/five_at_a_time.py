import asyncio

import aiohttp


async def fetch_five_at_a_time(ids: list[int]) -> list[str]:
    places = asyncio.Semaphore(5)
    names = []
    async with aiohttp.ClientSession() as session:
        for number in ids:
            async with places:
                names.append(await fetch_name(session, number))
    return names


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
