import asyncio

import aiohttp


async def download(ids: list[int]) -> list[dict]:
    """The connector keeps the limit: it opens eight connections, and the others wait for one."""
    eight = aiohttp.TCPConnector(limit=8)
    async with aiohttp.ClientSession(connector=eight) as session:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch_entry(session, number)) for number in ids]
    return [task.result() for task in tasks]


async def fetch_entry(session: aiohttp.ClientSession, number: int) -> dict:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        return await response.json()
