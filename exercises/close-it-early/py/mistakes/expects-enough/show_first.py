from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing

Show = Callable[[str], Awaitable[None]]


async def show_first(count: int, lines: AsyncGenerator[str], show: Show) -> None:
    async with aclosing(lines):
        for _ in range(count):
            await show(await anext(lines))
