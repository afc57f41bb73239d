import asyncio
from collections.abc import Awaitable, Callable
from typing import TypedDict

Download = Callable[[], Awaitable[list]]


class Benchmark(TypedDict):
    slow: float
    fast: float
    ratio: float
    ten_times: bool


async def benchmark(slow: Download, fast: Download) -> Benchmark:
    """Sorts the times itself, begins with the fast one, and reads the clock of the event loop."""
    times: dict[Download, list[float]] = {slow: [], fast: []}
    results = []
    for _ in range(5):
        for download in [fast, slow]:
            entries, seconds = await timed(download)
            times[download].append(seconds)
            results.append(entries)
    if any(entries != results[0] for entries in results):
        raise ValueError("The downloads do not bring the same.")
    middle = {download: sorted(found)[2] for download, found in times.items()}
    ratio = middle[slow] / middle[fast]
    return {"slow": middle[slow], "fast": middle[fast], "ratio": ratio, "ten_times": ratio >= 10}


async def timed(download: Download) -> tuple[list, float]:
    clock = asyncio.get_running_loop().time
    began = clock()
    entries = await download()
    return entries, clock() - began
