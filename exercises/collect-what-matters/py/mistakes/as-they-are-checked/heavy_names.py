import asyncio
from collections.abc import AsyncIterable, Awaitable, Callable

Check = Callable[[dict], Awaitable[bool]]


async def heavy_names(stream: AsyncIterable[dict], is_heavy: Check) -> list[str]:
    names = []

    async def check(each: dict) -> None:
        if await is_heavy(each):
            names.append(each["name"])

    await asyncio.gather(*[check(each) async for each in stream])
    return names
