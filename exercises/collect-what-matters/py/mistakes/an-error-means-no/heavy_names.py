from collections.abc import AsyncIterable, Awaitable, Callable

Check = Callable[[dict], Awaitable[bool]]


async def heavy_names(stream: AsyncIterable[dict], is_heavy: Check) -> list[str]:
    names = []
    async for each in stream:
        try:
            if await is_heavy(each):
                names.append(each["name"])
        except Exception:
            continue
    return names
