import asyncio
import time

from greet import greet

began = time.perf_counter()


def at() -> str:
    return f"{time.perf_counter() - began:.1f} s"


async def fetch(what: str, answer: str, seconds: float) -> str:
    print(f"{at()}  asks for the {what}")
    await asyncio.sleep(seconds)
    print(f"{at()}  has the {what}")
    return answer


async def main():
    text = await greet(
        lambda: fetch("greeting", "Hello", 0.3),
        lambda: fetch("name", "Ada", 0.2),
    )
    print(f"{at()}  {text}")


asyncio.run(main())
