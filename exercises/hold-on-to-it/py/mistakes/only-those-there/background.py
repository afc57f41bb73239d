import asyncio
from collections.abc import Callable, Coroutine


class Background:
    """Holds on to work until it is done."""

    def __init__(self, on_error: Callable[[Exception], None]) -> None:
        self._on_error = on_error
        self._tasks = set()

    @property
    def running(self) -> int:
        return len(self._tasks)

    def start(self, work: Coroutine) -> None:
        task = asyncio.create_task(self._watch(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _watch(self, work: Coroutine) -> None:
        try:
            await work
        except Exception as error:
            self._on_error(error)

    async def close(self) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks)
