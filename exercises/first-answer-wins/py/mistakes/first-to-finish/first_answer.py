import asyncio

import aiohttp


async def first_answer(urls: list[str]) -> str:
    """The text of the mirror that is the first to give a good answer."""
    tasks = [asyncio.create_task(fetch_text(url)) for url in urls]
    done, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    return done.pop().result()


async def fetch_text(url: str) -> str:
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()
