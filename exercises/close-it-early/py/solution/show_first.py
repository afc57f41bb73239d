from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing

Show = Callable[[str], Awaitable[None]]


async def show_first(count: int, lines: AsyncGenerator[str], show: Show) -> None:
    """Shows the first lines, one after the other, and closes the stream whatever happens."""
    async with aclosing(lines):
        shown = 0
        async for line in lines:
            await show(line)
            shown += 1
            if shown == count:
                break
