import statistics
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
        _, seconds = await timed(slow)
        slow_times.append(seconds)
        _, seconds = await timed(fast)
        fast_times.append(seconds)
    medians = statistics.median(slow_times), statistics.median(fast_times)
    ratio = medians[0] / medians[1]
    return {"slow": medians[0], "fast": medians[1], "ratio": ratio, "ten_times": ratio >= 10}


async def timed(download: Download) -> tuple[list, float]:
    began = time.perf_counter()
    entries = await download()
    return entries, time.perf_counter() - began
