import asyncio
from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


async def work_through(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    async def work_on(item: Item) -> Result:
        return work(item)

    return await asyncio.gather(*[work_on(item) for item in items])
