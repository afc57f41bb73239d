import asyncio

import aiohttp


async def fetch_all(ids: list[int]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        try:
            return await asyncio.gather(*[fetch_name(session, number) for number in ids])
        except Exception as error:
            print(error)
            return []


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
