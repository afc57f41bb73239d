import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Handle = Callable[[str], Awaitable[None]]


async def share_out(items: AsyncIterator[str], handle: Handle) -> None:
    async with asyncio.TaskGroup() as group:
        async for item in items:
            group.create_task(handle(item))
