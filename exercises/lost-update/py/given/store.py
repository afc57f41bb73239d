import asyncio
import time

began = time.perf_counter()


class Store:
    """Keeps one number somewhere far away: a tenth of a second to read it, and one to write it."""

    def __init__(self, number: int):
        self.number = number

    async def read(self) -> int:
        await asyncio.sleep(0.1)
        print(f"{time.perf_counter() - began:.1f} s  read {self.number}")
        return self.number

    async def write(self, number: int) -> None:
        await asyncio.sleep(0.1)
        self.number = number
        print(f"{time.perf_counter() - began:.1f} s  wrote {self.number}")
