import asyncio
from collections.abc import Callable, Coroutine


class Background:
    """Holds on to work until it is done."""

    def __init__(self, on_error: Callable[[Exception], None]) -> None:
        self._on_error = on_error
        self._task = None

    @property
    def running(self) -> int:
        return 0 if self._task is None or self._task.done() else 1

    def start(self, work: Coroutine) -> None:
        self._task = asyncio.create_task(self._watch(work))

    async def _watch(self, work: Coroutine) -> None:
        try:
            await work
        except Exception as error:
            self._on_error(error)

    async def close(self) -> None:
        if self._task is not None:
            await self._task
