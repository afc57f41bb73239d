# Three workers take from one queue: never more than three at once, and nobody idle.
import asyncio
import time

started = time.perf_counter()


async def worker(name: str, queue: asyncio.Queue[int]) -> None:
    while True:
        number = await queue.get()
        await asyncio.sleep(0.1 * number)
        print(f"{time.perf_counter() - started:.1f} s  {name} has done {number}")
        queue.task_done()


async def main() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue()
    for number in [5, 1, 2, 3, 1, 4, 2]:
        queue.put_nowait(number)
    workers = [asyncio.create_task(worker(name, queue)) for name in ("Ada", "Bob", "Cyd")]
    await queue.join()
    for task in workers:
        task.cancel()
    print(f"all done after {time.perf_counter() - started:.1f} s")


asyncio.run(main())
