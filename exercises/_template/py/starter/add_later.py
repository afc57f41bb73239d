from collections.abc import Callable, Coroutine

Later = Callable[[], Coroutine[None, None, int]]


async def add_later(first: Later, second: Later) -> int:
    # Ask both, wait for both, and give the sum.
    return 0
