import asyncio

import aiohttp


async def keep_the_good_ones(ids: list[int]) -> tuple[list[str], dict[int, Exception]]:
    """The names that came, in the order of the ids, and why the other ids failed."""
    names = {}
    failed = {}

    async def keep(session: aiohttp.ClientSession, number: int) -> None:
        try:
            names[number] = await fetch_name(session, number)
        except aiohttp.ClientError as error:
            failed[number] = error

    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*[keep(session, number) for number in ids])
    return [names[number] for number in ids if number in names], failed


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
