import aiohttp


async def fetch_one_by_one(ids: list[int]) -> tuple[list[str], float]:
    """Fetches these Pokémon one after the other: their names, and the seconds it took."""
    names: list[str] = []
    seconds = 0.0
    async with aiohttp.ClientSession() as session:
        # The session is open in here: `await fetch_name(session, number)` gives a name.
        pass
    return names, seconds


async def fetch_name(session: aiohttp.ClientSession, number: int) -> str:
    async with session.get(f"https://pokeapi.co/api/v2/pokemon/{number}") as response:
        pokemon = await response.json()
        return pokemon["name"]
