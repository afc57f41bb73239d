import asyncio

from report import total_until


async def total_async(month: int) -> int:
    return total_until(month)


async def fetch_total(month: int) -> int:
    return await asyncio.create_task(total_async(month))
