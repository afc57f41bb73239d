from concurrent.futures import ThreadPoolExecutor

from report import total_until

pool = ThreadPoolExecutor()


async def fetch_total(month: int) -> int:
    return pool.submit(total_until, month).result()
