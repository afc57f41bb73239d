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
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task) -> None:
        """The task keeps its error until somebody takes it out."""
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._on_error(error)

    async def close(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks)
