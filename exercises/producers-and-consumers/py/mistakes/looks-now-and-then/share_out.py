import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Handle = Callable[[str], Awaitable[None]]


async def share_out(items: AsyncIterator[str], handle: Handle) -> None:
    queue = asyncio.Queue()
    no_more = False

    async def produce() -> None:
        nonlocal no_more
        async for item in items:
            await queue.put(item)
        no_more = True

    async def consume() -> None:
        while not (no_more and queue.empty()):
            if queue.empty():
                await asyncio.sleep(0.25)
            else:
                await handle(queue.get_nowait())

    await asyncio.gather(produce(), consume(), consume(), consume())
