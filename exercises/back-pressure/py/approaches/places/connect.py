import asyncio
from collections.abc import Awaitable, Callable

Put = Callable[[str], Awaitable[None]]
Produce = Callable[[Put], Awaitable[None]]
Consume = Callable[[str], Awaitable[None]]


async def connect(produce: Produce, consume: Consume, room: int) -> None:
    queue = asyncio.Queue()
    places = asyncio.Semaphore(room)

    async def put(item: str) -> None:
        await places.acquire()
        queue.put_nowait(item)

    async def produce_all() -> None:
        await produce(put)
        await queue.put(None)  # no more comes

    async def consume_all() -> None:
        while (item := await queue.get()) is not None:
            places.release()
            await consume(item)

    async with asyncio.TaskGroup() as group:
        group.create_task(produce_all())
        group.create_task(consume_all())
