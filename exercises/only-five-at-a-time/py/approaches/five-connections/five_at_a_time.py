import asyncio

import aiohttp


async def fetch_five_at_a_time(ids: list[int]) -> list[str]:
    """The connector keeps the limit: it opens five connections, and the others wait for one."""
    five = aiohttp.TCPConnector(limit=5)
    async with aiohttp.ClientSession(connector=five) as session:
        return await asyncio.gather(*[fetch_name(session, number) for number in ids])


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
