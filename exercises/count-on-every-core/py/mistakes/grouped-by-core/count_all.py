import asyncio
from concurrent.futures import ProcessPoolExecutor

from primes import count_primes


async def count_all(ranges: list[tuple[int, int]], cores: int) -> list[int]:
    """Count the primes of each range."""
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(cores) as pool:
        shares = [ranges[core::cores] for core in range(cores)]
        calls = [loop.run_in_executor(pool, count_share, share) for share in shares]
        return [count for counts in await asyncio.gather(*calls) for count in counts]


def count_share(share: list[tuple[int, int]]) -> list[int]:
    return [count_primes(first, last) for first, last in share]
