import asyncio

import aiohttp


async def try_again(url: str, tries: int = 4) -> str:
    """The text at this address. Asks again when that may help, each time after a longer wait."""
    async with aiohttp.ClientSession() as session:
        for attempt in range(tries - 1):
            try:
                async with session.get(url) as response:
                    if response.status not in (429, 503):
                        response.raise_for_status()
                        return await response.text()
            except aiohttp.ClientConnectionError:
                pass
            await asyncio.sleep(0.1 * 2**attempt)
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()
