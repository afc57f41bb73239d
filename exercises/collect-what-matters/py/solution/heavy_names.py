from collections.abc import AsyncIterable, Awaitable, Callable

Check = Callable[[dict], Awaitable[bool]]


async def heavy_names(stream: AsyncIterable[dict], is_heavy: Check) -> list[str]:
    """The names of those in the stream that are heavy, in the order of the stream."""
    return [each["name"] async for each in stream if await is_heavy(each)]
