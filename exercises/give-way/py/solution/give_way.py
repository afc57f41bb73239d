import asyncio
from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


async def work_through(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    """The results of the work on all items, in their order. Others run after every hundred."""
    results = []
    for start in range(0, len(items), 100):
        results += [work(item) for item in items[start : start + 100]]
        await asyncio.sleep(0)
    return results
