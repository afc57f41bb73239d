import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

Result = TypeVar("Result")

start = 0.0


async def timed(work: Callable[[], Awaitable[Result]], laps: list[float]) -> Result:
    global start
    start = time.perf_counter()
    try:
        return await work()
    finally:
        laps.append(time.perf_counter() - start)
