import asyncio

from report import total_until


async def fetch_total(month: int) -> int:
    """What `to_thread` does, one floor below: the loop's own pool of threads."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, total_until, month)
