import asyncio

import aiohttp

ids = list(range(1, 25))


async def one_by_one() -> list:
    async with aiohttp.ClientSession() as session:
        return [await fetch_entry(session, number) for number in ids]


async def eight_at_a_time() -> list:
    places = asyncio.Semaphore(8)

    async def fetch_in_turn(number: int) -> dict:
        async with places:
            return await fetch_entry(session, number)

    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*[fetch_in_turn(number) for number in ids])


async def all_at_once() -> list:
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*[fetch_entry(session, number) for number in ids])


async def fetch_entry(session: aiohttp.ClientSession, number: int) -> dict:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        return await response.json()
