import asyncio
import time

from first_answer import first_answer


async def main():
    began = time.perf_counter()
    text = await first_answer([f"https://{side}.example/song" for side in ("north", "south", "west")])
    print(f"{time.perf_counter() - began:.2f} s  {text}")


asyncio.run(main())
