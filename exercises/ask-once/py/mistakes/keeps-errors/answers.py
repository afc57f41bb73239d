import asyncio
from collections.abc import Awaitable, Callable


class Answers:
    """Asks once for each key, however many want to know."""

    def __init__(self, ask: Callable[[str], Awaitable[str]]) -> None:
        self._ask = ask
        self._tasks = {}

    async def get(self, key: str) -> str:
        if key not in self._tasks:
            self._tasks[key] = asyncio.create_task(self._ask(key))
        # The task belongs to all who wait: a caller that is cancelled leaves it alone.
        return await asyncio.shield(self._tasks[key])
