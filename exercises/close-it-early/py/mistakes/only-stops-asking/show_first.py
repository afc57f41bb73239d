from collections.abc import AsyncGenerator, Awaitable, Callable

Show = Callable[[str], Awaitable[None]]


async def show_first(count: int, lines: AsyncGenerator[str], show: Show) -> None:
    for _ in range(count):
        line = await anext(lines, None)
        if line is None:
            break
        await show(line)
    del lines
