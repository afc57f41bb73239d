import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def all_or_nothing(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    """What these jobs give, in their order. When one fails, the others are stopped."""
    tasks = [asyncio.create_task(job()) for job in jobs]
    done, running = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    if running:
        for task in running:
            task.cancel()
        await asyncio.wait(running)
    for task in done:
        task.result()
    return [task.result() for task in tasks]
