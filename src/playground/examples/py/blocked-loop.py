# time.sleep keeps the thread, and with it the whole event loop.
import asyncio
import time

started = time.perf_counter()


async def ticker() -> None:
    while True:
        print(f"{time.perf_counter() - started:.1f} s  tick")
        await asyncio.sleep(0.2)


async def main() -> None:
    ticking = asyncio.create_task(ticker())
    await asyncio.sleep(0.5)
    print("time.sleep(1): nobody else has a turn")
    time.sleep(1)
    print("asyncio.sleep(1): everybody has one")
    await asyncio.sleep(1)
    ticking.cancel()


asyncio.run(main())
