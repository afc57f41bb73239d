import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Handle = Callable[[str], Awaitable[None]]


async def share_out(items: AsyncIterator[str], handle: Handle) -> None:
    """Three consumers handle the items as they come."""
    queue = asyncio.Queue()

    async def produce() -> None:
        async for item in items:
            await queue.put(item)
        for _ in range(3):
            await queue.put(None)  # one for each consumer: no more comes

    async def consume() -> None:
        while (item := await queue.get()) is not None:
            await handle(item)

    async with asyncio.TaskGroup() as group:
        group.create_task(produce())
        for _ in range(3):
            group.create_task(consume())
