# The same three waits, one after the other and together.
import asyncio
import time


async def cook(dish: str, seconds: float) -> str:
    print(f"{dish} goes on the stove")
    await asyncio.sleep(seconds)
    print(f"{dish} is ready")
    return dish


async def main() -> None:
    started = time.perf_counter()
    for dish, seconds in [("rice", 1.0), ("soup", 0.5), ("tea", 0.3)]:
        await cook(dish, seconds)
    print(f"one after the other: {time.perf_counter() - started:.1f} s\n")

    started = time.perf_counter()
    dishes = await asyncio.gather(cook("rice", 1.0), cook("soup", 0.5), cook("tea", 0.3))
    print(f"together: {time.perf_counter() - started:.1f} s, {dishes}")


asyncio.run(main())
