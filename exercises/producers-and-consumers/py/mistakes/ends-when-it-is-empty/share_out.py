import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Handle = Callable[[str], Awaitable[None]]


async def share_out(items: AsyncIterator[str], handle: Handle) -> None:
    queue = asyncio.Queue()

    async def produce() -> None:
        async for item in items:
            await queue.put(item)

    async def consume() -> None:
        while not queue.empty():
            await handle(await queue.get())

    await asyncio.gather(produce(), consume(), consume(), consume())
