import asyncio
from concurrent.futures import ProcessPoolExecutor

from primes import count_primes


async def count_all(ranges: list[tuple[int, int]], cores: int) -> list[int]:
    """Count the primes of each range, in processes."""
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(cores) as pool:
        calls = [loop.run_in_executor(pool, count_primes, *each) for each in ranges[1:]]
        mine = count_primes(*ranges[0])
        return [mine, *await asyncio.gather(*calls)]
