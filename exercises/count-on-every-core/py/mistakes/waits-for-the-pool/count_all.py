from concurrent.futures import ProcessPoolExecutor

from primes import count_primes


async def count_all(ranges: list[tuple[int, int]], cores: int) -> list[int]:
    """Count the primes of each range."""
    with ProcessPoolExecutor(cores) as pool:
        return list(pool.map(count_primes, *zip(*ranges)))
