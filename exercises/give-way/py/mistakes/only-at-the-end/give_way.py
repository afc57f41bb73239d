import asyncio
from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


async def work_through(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    results = [work(item) for item in items]
    await asyncio.sleep(0)
    return results
