import asyncio

import aiohttp


async def download(ids: list[int]) -> list[dict]:
    async with aiohttp.ClientSession() as session:
        entries = []
        for first in range(0, len(ids), 8):
            calls = [fetch_entry(session, number) for number in ids[first : first + 8]]
            entries.extend(await asyncio.gather(*calls))
        return entries


async def fetch_entry(session: aiohttp.ClientSession, number: int) -> dict:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        return await response.json()
