import asyncio

from report import total_until


async def fetch_total(month: int) -> int:
    return await asyncio.to_thread(total_until(month))
