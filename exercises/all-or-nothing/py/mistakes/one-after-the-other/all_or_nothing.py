import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def all_or_nothing(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    """What these jobs give, in their order. When one fails, the others are stopped."""
    results = []
    for job in jobs:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(job())
        results.append(task.result())
    return results
