import asyncio
from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


async def work_through(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    results = []
    part = []
    for item in items:
        part.append(work(item))
        if len(part) == 100:
            results += part
            part = []
            await asyncio.sleep(0)
    return results
