import asyncio
from collections.abc import Awaitable, Callable


class Answers:
    """Asks, and keeps the answers."""

    def __init__(self, ask: Callable[[str], Awaitable[str]]) -> None:
        self._ask = ask
        self._answers = {}
        self._lock = asyncio.Lock()

    async def get(self, key: str) -> str:
        async with self._lock:
            if key not in self._answers:
                self._answers[key] = await self._ask(key)
            return self._answers[key]
