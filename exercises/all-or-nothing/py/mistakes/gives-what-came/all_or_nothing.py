import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def all_or_nothing(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    """What these jobs give, in their order. When one fails, the others are stopped."""
    return await asyncio.gather(*[job() for job in jobs], return_exceptions=True)
