import asyncio

import aiohttp


async def try_again(url: str, tries: int = 4) -> str:
    """The text at this address. Asks again when that may help, each time after a longer wait."""
    async with aiohttp.ClientSession() as session:
        for attempt in range(tries):
            try:
                return await fetch_text(session, url)
            except aiohttp.ClientError as error:
                if attempt == tries - 1:
                    raise
            await asyncio.sleep(0.1 * 2**attempt)


def may_pass(error: aiohttp.ClientError) -> bool:
    if isinstance(error, aiohttp.ClientResponseError):
        return error.status in (429, 503)
    return isinstance(error, aiohttp.ClientConnectionError)


async def fetch_text(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()
