import asyncio
from concurrent.futures import ProcessPoolExecutor

from primes import count_primes


async def count_all(ranges: list[tuple[int, int]], cores: int) -> list[int]:
    """Count the primes of each range, in processes."""
    loop = asyncio.get_running_loop()
    pool = ProcessPoolExecutor(cores)
    calls = [loop.run_in_executor(pool, count_primes, first, last) for first, last in ranges]
    return await asyncio.gather(*calls)
