import asyncio
from collections.abc import Callable, Coroutine


class Background:
    """Starts work in the background."""

    def __init__(self, on_error: Callable[[Exception], None]) -> None:
        self._on_error = on_error

    @property
    def running(self) -> int:
        return 0

    def start(self, work: Coroutine) -> None:
        asyncio.create_task(work)

    async def close(self) -> None:
        pass
