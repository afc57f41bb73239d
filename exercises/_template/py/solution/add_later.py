import asyncio
from collections.abc import Callable, Coroutine

Later = Callable[[], Coroutine[None, None, int]]


async def add_later(first: Later, second: Later) -> int:
    one, other = await asyncio.gather(first(), second())
    return one + other
