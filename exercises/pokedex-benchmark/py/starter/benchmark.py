import time
from collections.abc import Awaitable, Callable
from typing import TypedDict

Download = Callable[[], Awaitable[list]]


class Benchmark(TypedDict):
    slow: float
    fast: float
    ratio: float
    ten_times: bool


async def benchmark(slow: Download, fast: Download) -> Benchmark:
    """How long both take, in seconds, and how many times faster the fast one is."""
    expected, slow_seconds = await timed(slow)
    found, fast_seconds = await timed(fast)
    if found != expected:
        raise ValueError("The two downloads do not bring the same.")
    ratio = slow_seconds / fast_seconds
    return {"slow": slow_seconds, "fast": fast_seconds, "ratio": ratio, "ten_times": ratio >= 10}


async def timed(download: Download) -> tuple[list, float]:
    began = time.perf_counter()
    entries = await download()
    return entries, time.perf_counter() - began
