import asyncio
from collections.abc import Callable, Coroutine

Later = Callable[[], Coroutine[None, None, int]]


async def add_later(first: Later, second: Later) -> int:
    one = asyncio.create_task(first())
    other = asyncio.create_task(second())
    return await one + await other
