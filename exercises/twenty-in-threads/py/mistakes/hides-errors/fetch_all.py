import asyncio

import requests


async def fetch_all(ids: list[int]) -> list[str]:
    calls = [asyncio.to_thread(fetch_name, number) for number in ids]
    results = await asyncio.gather(*calls, return_exceptions=True)
    return [result for result in results if isinstance(result, str)]


def fetch_name(number: int) -> str:
    response = requests.get(f"https://pokeapi.co/api/v2/pokemon/{number}")
    response.raise_for_status()
    return response.json()["name"]
