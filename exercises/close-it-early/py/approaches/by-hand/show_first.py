from collections.abc import AsyncGenerator, Awaitable, Callable

Show = Callable[[str], Awaitable[None]]


async def show_first(count: int, lines: AsyncGenerator[str], show: Show) -> None:
    try:
        for _ in range(count):
            try:
                line = await anext(lines)
            except StopAsyncIteration:
                return
            await show(line)
    finally:
        await lines.aclose()
