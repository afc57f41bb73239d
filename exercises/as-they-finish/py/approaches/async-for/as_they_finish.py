import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Job = Callable[[], Awaitable[str]]


async def as_they_finish(jobs: list[Job]) -> AsyncIterator[str | Exception]:
    async for task in asyncio.as_completed([asyncio.ensure_future(job()) for job in jobs]):
        yield task.exception() or task.result()
