import asyncio
from collections.abc import Callable, Coroutine


class Background:
    """Holds on to work until it is done."""

    def __init__(self, on_error: Callable[[Exception], None]) -> None:
        self._on_error = on_error
        self._count = 0

    @property
    def running(self) -> int:
        return self._count

    def start(self, work: Coroutine) -> None:
        self._count += 1
        asyncio.create_task(self._watch(work))

    async def _watch(self, work: Coroutine) -> None:
        try:
            await work
        except Exception as error:
            self._on_error(error)
        finally:
            self._count -= 1

    async def close(self) -> None:
        while self._count > 0:
            await asyncio.sleep(0.01)
