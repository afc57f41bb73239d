import asyncio
import time

from try_again import try_again


async def main():
    for path in ["price", "closed", "nothing"]:
        began = time.perf_counter()
        try:
            answer = await try_again(f"https://stock.example/{path}")
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"
        print(f"{path:8} {time.perf_counter() - began:.2f} s  {answer}")


asyncio.run(main())
