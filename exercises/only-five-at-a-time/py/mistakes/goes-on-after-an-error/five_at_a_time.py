import asyncio

import aiohttp


async def fetch_five_at_a_time(ids: list[int]) -> list[str]:
    places = asyncio.Semaphore(5)

    async def fetch_in_turn(number: int) -> str:
        async with places:
            return await fetch_name(number)

    return await asyncio.gather(*[fetch_in_turn(number) for number in ids])


async def fetch_name(number: int) -> str:
    url = f"https://pokeapi.co/api/v2/pokemon/{number}"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
