import asyncio

from report import total_until


async def fetch_total(month: int) -> int:
    """The total until this month. The report blocks a thread of its own, and nobody else."""
    return await asyncio.to_thread(total_until, month)
