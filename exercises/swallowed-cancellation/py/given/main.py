import asyncio
import time

from retry import retry

began = time.perf_counter()


def say(text: str) -> None:
    print(f"{time.perf_counter() - began:.1f} s  {text}")


async def call_the_bank() -> str:
    say("calling the bank")
    await asyncio.sleep(0.5)
    raise ConnectionError("the line is busy")


async def main():
    try:
        async with asyncio.timeout(0.8):
            await retry(call_the_bank, times=3, pause=0.1)
    except Exception as error:
        say(f"{error!r}")


asyncio.run(main())
