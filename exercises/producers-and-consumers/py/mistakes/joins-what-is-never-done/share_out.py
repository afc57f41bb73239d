import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Handle = Callable[[str], Awaitable[None]]


async def share_out(items: AsyncIterator[str], handle: Handle) -> None:
    queue = asyncio.Queue()

    async def consume() -> None:
        while True:
            await handle(await queue.get())

    consumers = [asyncio.create_task(consume()) for _ in range(3)]
    async for item in items:
        await queue.put(item)
    await queue.join()
    for consumer in consumers:
        consumer.cancel()
