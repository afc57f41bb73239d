from collections.abc import AsyncIterator, Awaitable, Callable

Job = Callable[[], Awaitable[str]]


async def as_they_finish(jobs: list[Job]) -> AsyncIterator[str | Exception]:
    for job in jobs:
        try:
            outcome = await job()
        except Exception as error:
            outcome = error
        yield outcome
