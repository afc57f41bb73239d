from collections.abc import AsyncGenerator, Awaitable, Callable

Show = Callable[[str], Awaitable[None]]


async def show_first(count: int, lines: AsyncGenerator[str], show: Show) -> None:
    try:
        shown = 0
        async for line in lines:
            await show(line)
            shown += 1
            if shown == count:
                break
    finally:
        lines.aclose()
