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
    slow_times: list[float] = []
    fast_times: list[float] = []
    for _ in range(5):
        expected, seconds = await timed(slow)
        slow_times.append(seconds)
        found, seconds = await timed(fast)
        fast_times.append(seconds)
        if found != expected:
            raise ValueError("The two downloads do not bring the same.")
    medians = slow_times[2], fast_times[2]
    ratio = medians[0] / medians[1]
    return {"slow": medians[0], "fast": medians[1], "ratio": ratio, "ten_times": ratio >= 10}


async def timed(download: Download) -> tuple[list, float]:
    began = time.perf_counter()
    entries = await download()
    return entries, time.perf_counter() - began
