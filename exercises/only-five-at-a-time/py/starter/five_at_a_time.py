import asyncio

import aiohttp


async def fetch_five_at_a_time(ids: list[int]) -> list[str]:
    """The names of these Pokémon, in the order of their ids."""
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*[fetch_name(session, number) for number in ids])


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
