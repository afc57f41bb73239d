import asyncio

import requests


async def fetch_all(ids: list[int]) -> list[str]:
    """A task for each thread's call, and a group that waits for them."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.to_thread(fetch_name, number)) for number in ids]
    return [task.result() for task in tasks]


def fetch_name(number: int) -> str:
    response = requests.get(f"https://pokeapi.co/api/v2/pokemon/{number}")
    response.raise_for_status()
    return response.json()["name"]
