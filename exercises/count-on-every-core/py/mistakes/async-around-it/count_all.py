import asyncio

from primes import count_primes


async def count_all(ranges: list[tuple[int, int]], cores: int) -> list[int]:
    """Count the primes of each range."""

    async def count(first: int, last: int) -> int:
        return count_primes(first, last)

    return await asyncio.gather(*[count(first, last) for first, last in ranges])
