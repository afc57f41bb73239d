from collections.abc import AsyncIterable, Awaitable, Callable

Check = Callable[[dict], Awaitable[bool]]


async def heavy_names(stream: AsyncIterable[dict], is_heavy: Check) -> list[str]:
    answers = [await is_heavy(each) async for each in stream]
    names = [each["name"] async for each in stream]
    return [name for name, heavy in zip(names, answers) if heavy]
