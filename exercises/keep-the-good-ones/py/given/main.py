import asyncio
import time

from keep_the_good_ones import keep_the_good_ones


async def main():
    began = time.perf_counter()
    try:
        names, failed = await keep_the_good_ones([4, 404, 7, 151, 1, 94])
        print("came:  ", names)
        for number, error in failed.items():
            print("failed:", number, f"{type(error).__name__}: {error}")
    except Exception as error:
        print(f"it failed with {type(error).__name__}: {error}")
    print(f"{time.perf_counter() - began:.2f} s")


asyncio.run(main())
