from collections.abc import Awaitable, Callable


class Answers:
    """Asks, and keeps the answers."""

    def __init__(self, ask: Callable[[str], Awaitable[str]]) -> None:
        self._ask = ask
        self._answers = {}

    async def get(self, key: str) -> str:
        if key not in self._answers:
            self._answers[key] = await self._ask(key)
        return self._answers[key]
