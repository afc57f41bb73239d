import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Job = Callable[[], Awaitable[str]]


async def as_they_finish(jobs: list[Job]) -> AsyncIterator[str | Exception]:
    for next_one in asyncio.as_completed([job() for job in jobs]):
        try:
            outcome = await next_one
        except Exception as error:
            print(error)
            continue
        yield outcome
