import asyncio
from collections.abc import Callable

Tell = Callable[[str, int], None]


async def count_down_together(starts: dict[str, int], tell: Tell) -> None:
    """One loop for all of them: no tasks, because all of them tell at the same moments."""
    longest = max(starts.values(), default=0)
    for second in range(longest + 1):
        for name, start in starts.items():
            if second <= start:
                tell(name, start - second)
        if second < longest:
            await asyncio.sleep(1)
