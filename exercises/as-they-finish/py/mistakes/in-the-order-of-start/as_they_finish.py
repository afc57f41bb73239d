import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Job = Callable[[], Awaitable[str]]


async def as_they_finish(jobs: list[Job]) -> AsyncIterator[str | Exception]:
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    for task in tasks:
        try:
            outcome = await task
        except Exception as error:
            outcome = error
        yield outcome
