import asyncio
from collections.abc import AsyncIterable, Awaitable, Callable

Check = Callable[[dict], Awaitable[bool]]


async def heavy_names(stream: AsyncIterable[dict], is_heavy: Check) -> list[str]:
    everything = [each async for each in stream]
    answers = await asyncio.gather(*[is_heavy(each) for each in everything])
    return [each["name"] for each, heavy in zip(everything, answers) if heavy]
