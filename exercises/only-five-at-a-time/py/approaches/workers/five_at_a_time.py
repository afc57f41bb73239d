import asyncio

import aiohttp


async def fetch_five_at_a_time(ids: list[int]) -> list[str]:
    """Five workers take from one queue, and keep the place along with the number."""
    names = [""] * len(ids)
    queue = enumerate(ids)

    async def worker() -> None:
        for place, number in queue:
            names[place] = await fetch_name(session, number)

    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*[worker() for _ in range(5)])
    return names


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
