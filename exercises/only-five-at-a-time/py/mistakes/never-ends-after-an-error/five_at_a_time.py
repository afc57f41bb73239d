import asyncio

import aiohttp


async def fetch_five_at_a_time(ids: list[int]) -> list[str]:
    names = [""] * len(ids)
    queue = asyncio.Queue()
    for place, number in enumerate(ids):
        queue.put_nowait((place, number))

    async def worker() -> None:
        while True:
            place, number = await queue.get()
            names[place] = await fetch_name(session, number)
            queue.task_done()

    async with aiohttp.ClientSession() as session:
        workers = [asyncio.create_task(worker()) for _ in range(5)]
        await queue.join()
        for task in workers:
            task.cancel()
    return names


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
