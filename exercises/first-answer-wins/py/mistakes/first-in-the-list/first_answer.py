import asyncio

import aiohttp


async def first_answer(urls: list[str]) -> str:
    """The text of the mirror that is the first to give a good answer."""
    calls = [fetch_text(url) for url in urls]
    results = await asyncio.gather(*calls, return_exceptions=True)
    for result in results:
        if isinstance(result, str):
            return result
    raise ExceptionGroup("no mirror answered", results)


async def fetch_text(url: str) -> str:
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()
