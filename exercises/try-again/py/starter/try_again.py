import aiohttp


async def try_again(url: str, tries: int = 4) -> str:
    """The text at this address."""
    async with aiohttp.ClientSession() as session:
        return await fetch_text(session, url)


async def fetch_text(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()
