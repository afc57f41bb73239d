import asyncio
from collections.abc import Collection


class NotFound(Exception):
    """There is no such number."""


class FakeClient:
    """Answers after known delays, in seconds, and remembers what it was asked."""

    def __init__(self, delays: dict[int, float], missing: Collection[int] = ()) -> None:
        self._delays = delays
        self._missing = missing
        self._in_flight = 0
        #: Every number that it was asked for, in that order.
        self.asked: list[int] = []
        #: The most requests that were in flight at one time.
        self.peak = 0

    async def get(self, number: int) -> dict:
        """The entry of this number; raises NotFound when it is one of those that are missing."""
        self.asked.append(number)
        self._in_flight += 1
        self.peak = max(self.peak, self._in_flight)
        try:
            await asyncio.sleep(self._delays[number])
        finally:
            self._in_flight -= 1
        if number in self._missing:
            raise NotFound(number)
        return {"id": number, "name": f"number {number}"}
