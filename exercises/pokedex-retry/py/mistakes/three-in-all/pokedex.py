import asyncio
from typing import TypedDict

import aiohttp


class Failure(TypedDict):
    id: int
    status: int


class Pokedex(TypedDict):
    entries: list[dict]
    failed: list[Failure]


async def download(ids: list[int]) -> Pokedex:
    places = asyncio.Semaphore(8)
    came: dict[int, dict] = {}
    refused: dict[int, int] = {}

    async def collect(number: int) -> None:
        try:
            came[number] = await fetch_patiently(session, places, number)
        except aiohttp.ClientResponseError as error:
            refused[number] = error.status

    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*[collect(number) for number in ids])
    return {
        "entries": [came[number] for number in ids if number in came],
        "failed": [{"id": n, "status": refused[n]} for n in ids if n in refused],
    }


async def fetch_patiently(
    session: aiohttp.ClientSession, places: asyncio.Semaphore, number: int
) -> dict:
    for pause in [0.2, 0.4]:
        try:
            async with places:
                return await fetch_entry(session, number)
        except aiohttp.ClientResponseError as error:
            if error.status != 503:
                raise
        await asyncio.sleep(pause)
    async with places:
        return await fetch_entry(session, number)


async def fetch_entry(session: aiohttp.ClientSession, number: int) -> dict:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        return await response.json()
