import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Handle = Callable[[str], Awaitable[None]]


async def share_out(items: AsyncIterator[str], handle: Handle) -> None:
    queue = asyncio.Queue()

    async def produce() -> None:
        try:
            async for item in items:
                await queue.put(item)
        finally:
            for _ in range(3):
                await queue.put(None)

    async def consume() -> None:
        while (item := await queue.get()) is not None:
            await handle(item)

    producer = asyncio.create_task(produce())
    await asyncio.gather(consume(), consume(), consume())
