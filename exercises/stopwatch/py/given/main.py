import asyncio

from stopwatch import timed


async def cook(dish: str, seconds: float) -> str:
    await asyncio.sleep(seconds)
    return f"{dish} is ready"


async def burn() -> None:
    await asyncio.sleep(0.3)
    raise RuntimeError("the toast is burnt")


async def main():
    laps = []
    dishes = await asyncio.gather(
        timed(lambda: cook("rice", 0.5), laps),
        timed(lambda: cook("soup", 0.2), laps),
    )
    print(dishes)
    try:
        await timed(burn, laps)
    except RuntimeError as error:
        print(error)
    print("laps:", [round(seconds, 2) for seconds in laps])


asyncio.run(main())
