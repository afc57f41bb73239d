import asyncio

import aiohttp


async def download(ids: list[int]) -> list[dict]:
    places = asyncio.Semaphore(8)

    async def fetch_in_turn(number: int) -> dict:
        async with places:
            return await fetch_entry(session, number)

    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*[fetch_in_turn(number) for number in ids])


async def fetch_entry(session: aiohttp.ClientSession, number: int) -> dict:
    url = f"https://pokeapi.co/api/v2/pokemon/{number}"
    async with session.head(url) as answer:
        answer.raise_for_status()
    async with session.get(url) as response:
        return await response.json()
