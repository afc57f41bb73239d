from collections.abc import Callable, Coroutine

Later = Callable[[], Coroutine[None, None, int]]


async def add_later(first: Later, second: Later) -> int:
    return await first() + await second()
