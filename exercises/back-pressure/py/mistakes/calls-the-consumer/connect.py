from collections.abc import Awaitable, Callable

Put = Callable[[str], Awaitable[None]]
Produce = Callable[[Put], Awaitable[None]]
Consume = Callable[[str], Awaitable[None]]


async def connect(produce: Produce, consume: Consume, room: int) -> None:
    await produce(consume)
