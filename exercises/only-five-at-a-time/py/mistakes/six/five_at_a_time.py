import asyncio

import aiohttp


async def fetch_five_at_a_time(ids: list[int]) -> list[str]:
    places = asyncio.Semaphore(6)

    async def fetch_in_turn(number: int) -> str:
        async with places:
            return await fetch_name(session, number)

    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*[fetch_in_turn(number) for number in ids])


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
