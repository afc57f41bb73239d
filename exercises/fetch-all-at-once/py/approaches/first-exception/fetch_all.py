import asyncio

import aiohttp


async def fetch_all(ids: list[int]) -> list[str]:
    """What `gather` does, written out: wait for all of them, or for the first that fails."""
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(fetch_name(session, number)) for number in ids]
        done, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in waiting:
            task.cancel()
        for task in done:
            task.result()
        return [task.result() for task in tasks]


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
