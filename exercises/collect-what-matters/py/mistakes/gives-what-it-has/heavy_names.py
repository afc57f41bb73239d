from collections.abc import AsyncIterable, Awaitable, Callable

Check = Callable[[dict], Awaitable[bool]]


async def heavy_names(stream: AsyncIterable[dict], is_heavy: Check) -> list[str]:
    names = []
    try:
        async for each in stream:
            if await is_heavy(each):
                names.append(each["name"])
    except Exception as error:
        print(error)
    return names
