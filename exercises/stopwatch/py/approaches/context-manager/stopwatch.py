import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Result = TypeVar("Result")


async def timed(work: Callable[[], Awaitable[Result]], laps: list[float]) -> Result:
    with lap(laps):
        return await work()


@contextmanager
def lap(laps: list[float]) -> Iterator[None]:
    """A block that notes how long it took."""
    start = time.monotonic()
    try:
        yield
    finally:
        laps.append(time.monotonic() - start)
