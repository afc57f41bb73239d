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
    entries: list[dict] = []
    statuses: dict[int, int] = {}

    async def attempt(number: int) -> dict | None:
        try:
            async with places:
                return await fetch_entry(session, number)
        except aiohttp.ClientResponseError as error:
            statuses[number] = error.status
            return None

    async with aiohttp.ClientSession() as session:
        waiting = ids
        for pause in [0.2, 0.4, 0.8, 0]:
            results = await asyncio.gather(*[attempt(number) for number in waiting])
            entries += [entry for entry in results if entry]
            waiting = [number for number in waiting if statuses.get(number) == 503]
            if not waiting:
                break
            await asyncio.sleep(pause)
            if pause > 0:
                for number in waiting:
                    del statuses[number]
    return {
        "entries": entries,
        "failed": [{"id": n, "status": statuses[n]} for n in ids if n in statuses],
    }


async def fetch_entry(session: aiohttp.ClientSession, number: int) -> dict:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        return await response.json()
