import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing

Show = Callable[[str], Awaitable[None]]


async def show_first(count: int, lines: AsyncGenerator[str], show: Show) -> None:
    taken = []
    async with aclosing(lines):
        async for line in lines:
            taken.append(line)
            if len(taken) == count:
                break
    await asyncio.gather(*[show(line) for line in taken])
