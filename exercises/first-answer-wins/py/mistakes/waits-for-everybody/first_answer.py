import asyncio

import aiohttp


async def first_answer(urls: list[str]) -> str:
    """The text of the mirror that is the first to give a good answer."""
    answers = []
    errors = []

    async def ask(url: str) -> None:
        try:
            answers.append(await fetch_text(url))
        except aiohttp.ClientError as error:
            errors.append(error)

    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(ask(url))
    if answers:
        return answers[0]
    raise ExceptionGroup("no mirror answered", errors)


async def fetch_text(url: str) -> str:
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()
