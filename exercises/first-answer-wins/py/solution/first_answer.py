import asyncio

import aiohttp


async def first_answer(urls: list[str]) -> str:
    """The text of the mirror that is the first to give a good answer."""
    tasks = [asyncio.create_task(fetch_text(url)) for url in urls]
    errors = []
    try:
        for next_done in asyncio.as_completed(tasks):
            try:
                return await next_done
            except aiohttp.ClientError as error:
                errors.append(error)
        raise ExceptionGroup("no mirror answered", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def fetch_text(url: str) -> str:
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()
