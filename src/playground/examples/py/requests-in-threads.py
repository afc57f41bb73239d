# Requests blocks its thread. In threads of their own, twenty of them wait together,
# as many at a time as the pool has threads.
import asyncio
import time

import requests


def fetch_name(number: int) -> str:
    response = requests.get(f"https://api.example/items/{number}", timeout=5)
    response.raise_for_status()
    return response.json()["name"]


async def main() -> None:
    started = time.perf_counter()
    names = [fetch_name(n) for n in range(1, 6)]
    print(f"{len(names)} in a row: {time.perf_counter() - started:.1f} s")

    started = time.perf_counter()
    names = await asyncio.gather(*(asyncio.to_thread(fetch_name, n) for n in range(1, 21)))
    print(f"{len(names)} in threads: {time.perf_counter() - started:.1f} s")


asyncio.run(main())
