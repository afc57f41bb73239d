import asyncio
from collections.abc import Awaitable, Callable


class Answers:
    """Asks, and keeps the answers."""

    def __init__(self, ask: Callable[[str], Awaitable[str]]) -> None:
        self._ask = ask
        self._answers = {}
        self._events = {}

    async def get(self, key: str) -> str:
        if key in self._events:
            await self._events[key].wait()
            return self._answers[key]
        event = self._events[key] = asyncio.Event()
        self._answers[key] = await self._ask(key)
        event.set()
        return self._answers[key]
