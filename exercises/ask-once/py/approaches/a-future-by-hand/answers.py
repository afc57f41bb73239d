import asyncio
from collections.abc import Awaitable, Callable


class Answers:
    """Asks, and keeps the answers."""

    def __init__(self, ask: Callable[[str], Awaitable[str]]) -> None:
        self._ask = ask
        self._futures = {}
        self._tasks = set()

    async def get(self, key: str) -> str:
        future = self._futures.get(key)
        if future is None:
            future = self._futures[key] = asyncio.get_running_loop().create_future()
            task = asyncio.create_task(self._settle(key, future))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return await asyncio.shield(future)

    async def _settle(self, key: str, future: asyncio.Future) -> None:
        try:
            future.set_result(await self._ask(key))
        except Exception as error:
            del self._futures[key]
            future.set_exception(error)
