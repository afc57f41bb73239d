import asyncio

from report import total_until

running = None


async def fetch_total(month: int) -> int:
    global running
    if running is None:
        running = asyncio.create_task(asyncio.to_thread(total_until, month))
    try:
        return await running
    finally:
        running = None
