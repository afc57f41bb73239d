import asyncio
from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


async def work_through(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    """More turns for the others than they need. A turn is cheap, though not free."""
    results = []
    for item in items:
        results.append(work(item))
        await asyncio.sleep(0)
    return results
