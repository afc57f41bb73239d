import asyncio

import requests


async def fetch_all(ids: list[int]) -> list[str]:
    """The names of these Pokémon, in the order of their ids. The pool of threads is the limit."""
    return await asyncio.gather(*[asyncio.to_thread(fetch_name, number) for number in ids])


def fetch_name(number: int) -> str:
    response = requests.get(f"https://pokeapi.co/api/v2/pokemon/{number}")
    response.raise_for_status()
    return response.json()["name"]
