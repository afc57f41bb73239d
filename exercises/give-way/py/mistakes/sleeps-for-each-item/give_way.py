import asyncio
from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


async def work_through(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    results = []
    for item in items:
        results.append(work(item))
        await asyncio.sleep(0.001)
    return results
