import asyncio
from collections.abc import Awaitable, Callable


class Answers:
    """Asks once for each key, however many want to know."""

    def __init__(self, ask: Callable[[str], Awaitable[str]]) -> None:
        self._ask = ask
        self._tasks = {}

    async def get(self, key: str) -> str:
        if key not in self._tasks:
            self._tasks[key] = asyncio.create_task(self._fetch(key))
        # The task belongs to all who wait: a caller that is cancelled leaves it alone.
        return await asyncio.shield(self._tasks[key])

    async def _fetch(self, key: str) -> str:
        try:
            return await self._ask(key)
        finally:
            del self._tasks[key]
