import asyncio

import aiohttp


async def fetch_one(session, gate, number):
    async with gate:
        async with session.get(f'https://pokeapi.example/pokemon/{number}') as response:
            response.raise_for_status()
            return (await response.json())['name']


async def fetch_five(ids):
    gate = asyncio.Semaphore(5)
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch_one(session, gate, number) for number in ids))
