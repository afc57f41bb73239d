from primes import count_primes


async def count_all(ranges: list[tuple[int, int]], cores: int) -> list[int]:
    """Count the primes of each range."""
    return [count_primes(first, last) for first, last in ranges]
