from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing

Show = Callable[[str], Awaitable[None]]


async def show_first(count: int, lines: AsyncGenerator[str], show: Show) -> None:
    async with aclosing(lines):
        shown = 0
        async for line in lines:
            if shown == count:
                break
            await show(line)
            shown += 1
