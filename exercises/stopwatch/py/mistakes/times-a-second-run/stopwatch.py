import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

Result = TypeVar("Result")


async def timed(work: Callable[[], Awaitable[Result]], laps: list[float]) -> Result:
    start = time.perf_counter()
    try:
        await work()
    finally:
        laps.append(time.perf_counter() - start)
    return await work()
