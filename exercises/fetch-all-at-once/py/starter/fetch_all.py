import aiohttp


async def fetch_all(ids: list[int]) -> list[str]:
    """The names of these Pokémon, in the order of their ids."""
    async with aiohttp.ClientSession() as session:
        names = []
        for number in ids:
            names.append(await fetch_name(session, number))
        return names


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        response.raise_for_status()
        pokemon = await response.json()
        return pokemon["name"]
