import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

Result = TypeVar("Result")


async def timed(work: Callable[[], Awaitable[Result]], laps: list[float]) -> Result:
    """Gives what the work gives, and notes in the laps how many seconds it took."""
    start = time.perf_counter()
    try:
        return await work()
    finally:
        laps.append(time.perf_counter() - start)
