import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Job = Callable[[], Awaitable[str]]


async def as_they_finish(jobs: list[Job]) -> AsyncIterator[str | Exception]:
    """What becomes of the jobs, which all run at once, in the order in which they finish."""
    for next_one in asyncio.as_completed([job() for job in jobs]):
        try:
            outcome = await next_one
        except Exception as error:
            outcome = error
        yield outcome
