import asyncio
import time

from read_json import read_json

began = time.perf_counter()


async def main():
    for dish in ["rice", "cake", "soup", "tea"]:
        try:
            data = await read_json(f"https://api.example/dishes/{dish}")
            print(f"{time.perf_counter() - began:.1f} s  {data}")
        except Exception as error:
            print(f"{time.perf_counter() - began:.1f} s  {type(error).__name__}: {error}")


asyncio.run(main())
