import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

Handle = Callable[[str], Awaitable[None]]


async def share_out(items: AsyncIterator[str], handle: Handle) -> None:
    queue = asyncio.Queue()

    async def produce() -> None:
        async for item in items:
            await queue.put(item)
        await queue.join()

    async def consume() -> None:
        while True:
            item = await queue.get()
            await handle(item)
            queue.task_done()

    tasks = [asyncio.create_task(consume()) for _ in range(3)]
    producer = asyncio.create_task(produce())
    try:
        # A consumer never ends, so the first that is done is the producer, or an error.
        done, _ = await asyncio.wait([producer, *tasks], return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in [producer, *tasks]:
            task.cancel()
        await asyncio.gather(producer, *tasks, return_exceptions=True)
