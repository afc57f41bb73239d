import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Job = Callable[[], Awaitable[str]]


async def as_they_finish(jobs: list[Job]) -> AsyncIterator[str | Exception]:
    finished = asyncio.Queue()

    async def run(job: Job) -> None:
        try:
            await finished.put(await job())
        except Exception as error:
            await finished.put(error)

    tasks = [asyncio.create_task(run(job)) for job in jobs]
    for _ in tasks:
        yield await finished.get()
