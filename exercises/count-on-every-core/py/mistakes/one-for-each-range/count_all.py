import asyncio
from concurrent.futures import ProcessPoolExecutor

from primes import count_primes


async def count_all(ranges: list[tuple[int, int]], cores: int) -> list[int]:
    """Count the primes of each range."""

    async def count(first: int, last: int) -> int:
        loop = asyncio.get_running_loop()
        with ProcessPoolExecutor(1) as pool:
            return await loop.run_in_executor(pool, count_primes, first, last)

    return await asyncio.gather(*[count(first, last) for first, last in ranges])
