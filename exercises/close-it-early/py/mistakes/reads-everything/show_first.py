from collections.abc import AsyncGenerator, Awaitable, Callable

Show = Callable[[str], Awaitable[None]]


async def show_first(count: int, lines: AsyncGenerator[str], show: Show) -> None:
    everything = [line async for line in lines]
    for line in everything[:count]:
        await show(line)
