import asyncio
import time

from show_first import show_first

began = time.perf_counter()


def say(what: str) -> None:
    print(f"{time.perf_counter() - began:.1f} s  {what}")


async def log_file():
    say("the file is opened")
    try:
        for number in range(1, 100):
            await asyncio.sleep(0.1)
            yield f"line {number}"
    finally:
        await asyncio.sleep(0.2)
        say("the file is closed")


async def show(line):
    await asyncio.sleep(0.1)
    say(line)


async def main():
    lines = log_file()
    await show_first(3, lines, show)
    say("show_first has returned")
    await asyncio.sleep(0.5)
    say("half a second later")


asyncio.run(main())
