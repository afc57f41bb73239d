import asyncio

import requests


async def fetch_all(ids: list[int]) -> list[str]:
    names = []
    for first in range(0, len(ids), 12):
        batch = ids[first : first + 12]
        calls = [asyncio.to_thread(fetch_name, number) for number in batch]
        names += await asyncio.gather(*calls)
    return names


def fetch_name(number: int) -> str:
    response = requests.get(f"https://pokeapi.co/api/v2/pokemon/{number}")
    response.raise_for_status()
    return response.json()["name"]
