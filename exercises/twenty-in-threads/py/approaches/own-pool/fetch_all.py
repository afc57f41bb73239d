import asyncio
from concurrent.futures import ThreadPoolExecutor

import requests


async def fetch_all(ids: list[int]) -> list[str]:
    """A pool whose size is written down, and does not depend on the computer."""
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=12) as pool:
        return await asyncio.gather(
            *[loop.run_in_executor(pool, fetch_name, number) for number in ids]
        )


def fetch_name(number: int) -> str:
    response = requests.get(f"https://pokeapi.co/api/v2/pokemon/{number}")
    response.raise_for_status()
    return response.json()["name"]
