from collections.abc import AsyncIterable, Awaitable, Callable

Check = Callable[[dict], Awaitable[bool]]


async def heavy_names(stream: AsyncIterable[dict], is_heavy: Check) -> list[str]:
    names = []
    for each in stream:
        if await is_heavy(each):
            names.append(each["name"])
    return names
