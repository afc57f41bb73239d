import aiohttp


async def read_json(url: str) -> object:
    """What the JSON at this address says."""
    session = aiohttp.ClientSession()
    response = await session.get(url)
    return await response.json()
