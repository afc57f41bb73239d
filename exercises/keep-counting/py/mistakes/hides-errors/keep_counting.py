import asyncio

from report import total_until


async def fetch_total(month: int) -> int:
    try:
        return await asyncio.to_thread(total_until, month)
    except Exception as error:
        print(error)
        return 0
