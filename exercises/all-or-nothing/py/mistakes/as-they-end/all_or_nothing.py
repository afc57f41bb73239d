import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def all_or_nothing(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    """What these jobs give, in their order. When one fails, the others are stopped."""
    results = []

    async def keep(job):
        results.append(await job())

    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(keep(job))
    return results
