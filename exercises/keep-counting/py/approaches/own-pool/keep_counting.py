import asyncio
from concurrent.futures import ThreadPoolExecutor

from report import total_until

pool = ThreadPoolExecutor(max_workers=4)


async def fetch_total(month: int) -> int:
    """A pool for the reports alone, which leaves the loop's own pool to others."""
    return await asyncio.wrap_future(pool.submit(total_until, month))
