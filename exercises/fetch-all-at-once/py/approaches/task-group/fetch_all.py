import asyncio

import aiohttp


async def fetch_all(ids: list[int]) -> list[str]:
    """A task group waits for all of its tasks, and cancels the rest when one of them fails."""
    async with aiohttp.ClientSession() as session:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch_name(session, number)) for number in ids]
    return [task.result() for task in tasks]


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
