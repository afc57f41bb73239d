import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Job = Callable[[], Awaitable[str]]


async def as_they_finish(jobs: list[Job]) -> AsyncIterator[str | Exception]:
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    while tasks:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        task = next(task for task in tasks if task in done)
        tasks.remove(task)
        yield task.exception() or task.result()
