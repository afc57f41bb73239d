import asyncio

import requests


async def fetch_all(ids: list[int]) -> list[str]:
    names = []

    def fetch_into_list(number: int) -> None:
        names.append(fetch_name(number))

    await asyncio.gather(*[asyncio.to_thread(fetch_into_list, number) for number in ids])
    return names


def fetch_name(number: int) -> str:
    response = requests.get(f"https://pokeapi.co/api/v2/pokemon/{number}")
    response.raise_for_status()
    return response.json()["name"]
