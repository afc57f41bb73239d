import asyncio
from collections.abc import AsyncIterable, Awaitable, Callable

Check = Callable[[dict], Awaitable[bool]]


async def heavy_names(stream: AsyncIterable[dict], is_heavy: Check) -> list[str]:
    everything = await asyncio.gather(*stream)
    return [each["name"] for each in everything if await is_heavy(each)]
