import asyncio
from collections.abc import Callable

Tell = Callable[[str, int], None]


async def count_down_together(starts: dict[str, int], tell: Tell) -> None:
    for name, start in starts.items():
        task = asyncio.create_task(count_down(name, start, tell))
        await task


async def count_down(name: str, start: int, tell: Tell) -> None:
    for number in range(start, 0, -1):
        tell(name, number)
        await asyncio.sleep(1)
    tell(name, 0)
