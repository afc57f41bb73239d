from collections.abc import AsyncIterable, Awaitable, Callable

Check = Callable[[dict], Awaitable[bool]]


async def heavy_names(stream: AsyncIterable[dict], is_heavy: Check) -> list[str]:
    everything = [each async for each in stream]
    return [each["name"] for each in filter(is_heavy, everything)]
