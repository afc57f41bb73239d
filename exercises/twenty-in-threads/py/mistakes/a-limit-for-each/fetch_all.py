import asyncio
from concurrent.futures import ThreadPoolExecutor

import requests


async def fetch_all(ids: list[int]) -> list[str]:
    return await asyncio.gather(*[fetch_in_thread(number) for number in ids])


async def fetch_in_thread(number: int) -> str:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=12) as pool:
        return await loop.run_in_executor(pool, fetch_name, number)


def fetch_name(number: int) -> str:
    response = requests.get(f"https://pokeapi.co/api/v2/pokemon/{number}")
    response.raise_for_status()
    return response.json()["name"]
