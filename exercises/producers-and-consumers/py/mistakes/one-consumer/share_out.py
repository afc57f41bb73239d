import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Handle = Callable[[str], Awaitable[None]]


async def share_out(items: AsyncIterator[str], handle: Handle) -> None:
    queue = asyncio.Queue()

    async def produce() -> None:
        async for item in items:
            await queue.put(item)
        await queue.put(None)

    async def consume() -> None:
        while (item := await queue.get()) is not None:
            await handle(item)

    await asyncio.gather(produce(), consume())
