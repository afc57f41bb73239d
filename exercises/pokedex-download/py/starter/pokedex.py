import aiohttp


async def download(ids: list[int]) -> list[dict]:
    """The entries of these Pokémon, in the order of their ids."""
    async with aiohttp.ClientSession() as session:
        entries = []
        for number in ids:
            entries.append(await fetch_entry(session, number))
        return entries


async def fetch_entry(session: aiohttp.ClientSession, number: int) -> dict:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        return await response.json()
