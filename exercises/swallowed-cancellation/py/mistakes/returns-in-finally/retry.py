import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def retry(work: Callable[[], Awaitable[T]], times: int, pause: float) -> T:
    for attempt in range(1, times + 1):
        result, error = await outcome(work)
        if error is None:
            return result
        if attempt == times:
            raise error
        await asyncio.sleep(pause)


async def outcome(work: Callable[[], Awaitable[T]]):
    result = error = None
    try:
        result = await work()
    except Exception as raised:
        error = raised
    finally:
        return result, error
