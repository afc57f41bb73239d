import asyncio

import aiohttp


async def fetch_five_at_a_time(ids: list[int]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        tasks = []
        inside = set()
        for number in ids:
            task = asyncio.create_task(fetch_name(session, number))
            tasks.append(task)
            inside.add(task)
            if len(inside) > 3:
                done, inside = await asyncio.wait(inside, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
        return await asyncio.gather(*tasks)


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
