import asyncio

import aiohttp


async def first_answer(urls: list[str]) -> str:
    """The text of the mirror that is the first to give a good answer."""
    tasks = [asyncio.create_task(fetch_text(url)) for url in urls]
    waiting = set(tasks)
    errors = []
    try:
        while waiting:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if error := task.exception():
                    errors.append(error)
                else:
                    return task.result()
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
