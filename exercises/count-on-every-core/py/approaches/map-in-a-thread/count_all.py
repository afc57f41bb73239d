import asyncio
from concurrent.futures import ProcessPoolExecutor

from primes import count_primes


async def count_all(ranges: list[tuple[int, int]], cores: int) -> list[int]:
    """One thread waits for all the processes, which it may: waiting leaves the interpreter free."""
    return await asyncio.to_thread(count_in_pool, ranges, cores)


def count_in_pool(ranges: list[tuple[int, int]], cores: int) -> list[int]:
    with ProcessPoolExecutor(cores) as pool:
        firsts, lasts = zip(*ranges)
        return list(pool.map(count_primes, firsts, lasts))
