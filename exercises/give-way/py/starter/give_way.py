from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


async def work_through(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    """The results of the work on all items, in their order."""
    results = []
    for item in items:
        results.append(work(item))
    return results
