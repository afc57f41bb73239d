import asyncio
from concurrent.futures import ProcessPoolExecutor

from primes import count_primes


async def count_all(ranges: list[tuple[int, int]], cores: int) -> list[int]:
    """Count the primes of each range, in processes."""
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(cores) as pool:
        calls = [loop.run_in_executor(pool, count_primes, first, last) for first, last in ranges]
        results = await asyncio.gather(*calls, return_exceptions=True)
        return [0 if isinstance(result, Exception) else result for result in results]
