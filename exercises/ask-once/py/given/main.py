import asyncio
import time

from answers import Answers

began = time.perf_counter()


def say(text: str) -> None:
    print(f"{time.perf_counter() - began:.1f} s  {text}")


async def ask(key: str) -> str:
    say(f"asking for {key}")
    await asyncio.sleep(0.3)
    return f"the price of {key}"


async def customer(number: int, answers: Answers, key: str) -> None:
    say(f"customer {number} has {await answers.get(key)}")


async def main():
    answers = Answers(ask)
    keys = ["tea", "tea", "rice", "tea"]
    await asyncio.gather(*[customer(i, answers, key) for i, key in enumerate(keys, 1)])
    await customer(5, answers, "rice")


asyncio.run(main())
