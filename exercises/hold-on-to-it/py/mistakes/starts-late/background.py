import asyncio
from collections.abc import Callable, Coroutine


class Background:
    """Holds on to work until it is done."""

    def __init__(self, on_error: Callable[[Exception], None]) -> None:
        self._on_error = on_error
        self._waiting = []

    @property
    def running(self) -> int:
        return len(self._waiting)

    def start(self, work: Coroutine) -> None:
        self._waiting.append(work)

    async def close(self) -> None:
        for result in await asyncio.gather(*self._waiting, return_exceptions=True):
            if isinstance(result, Exception):
                self._on_error(result)
        self._waiting.clear()
