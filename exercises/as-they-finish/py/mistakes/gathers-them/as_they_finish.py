import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Job = Callable[[], Awaitable[str]]


async def as_they_finish(jobs: list[Job]) -> AsyncIterator[str | Exception]:
    for outcome in await asyncio.gather(*[job() for job in jobs], return_exceptions=True):
        yield outcome
