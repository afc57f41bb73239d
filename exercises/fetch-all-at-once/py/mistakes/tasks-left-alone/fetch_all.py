import asyncio

import aiohttp


async def fetch_all(ids: list[int]) -> list[str]:
    names: list[str] = []

    async def collect(number: int) -> None:
        names.append(await fetch_name(session, number))

    async with aiohttp.ClientSession() as session:
        for number in ids:
            asyncio.create_task(collect(number))
    return names


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
