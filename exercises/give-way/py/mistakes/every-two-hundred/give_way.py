import asyncio
from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


async def work_through(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    results = []
    for count, item in enumerate(items, 1):
        results.append(work(item))
        if count % 200 == 0:
            await asyncio.sleep(0)
    return results
