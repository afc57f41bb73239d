import asyncio

from report import total_until


async def fetch_total(month: int) -> int:
    await asyncio.sleep(0)
    total = total_until(month)
    await asyncio.sleep(0)
    return total
