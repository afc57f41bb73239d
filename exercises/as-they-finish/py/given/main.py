import asyncio
import time

from as_they_finish import as_they_finish

began = time.perf_counter()


def at() -> str:
    return f"{time.perf_counter() - began:.1f} s"


def job(dish: str, seconds: float):
    async def cook() -> str:
        print(f"{at()}  {dish} is begun")
        await asyncio.sleep(seconds)
        if dish == "toast":
            raise RuntimeError("the toast is burnt")
        return f"{dish} is ready"

    return cook


async def main():
    jobs = [job("stew", 0.8), job("toast", 0.2), job("rice", 0.5), job("tea", 0.3)]
    async for outcome in as_they_finish(jobs):
        print(f"{at()}  {outcome}")


asyncio.run(main())
