import asyncio
import time

import aiohttp

from all_or_nothing import all_or_nothing

began = time.perf_counter()


def say(text: str) -> None:
    print(f"{time.perf_counter() - began:.2f} s  {text}")


async def main():
    async with aiohttp.ClientSession() as session:

        async def book(part: str) -> str:
            try:
                async with session.get(f"https://trip.example/{part}") as response:
                    response.raise_for_status()
                    say(f"{part}: booked")
                    return await response.text()
            except asyncio.CancelledError:
                say(f"{part}: stopped")
                raise
            except aiohttp.ClientResponseError as error:
                say(f"{part}: status {error.status}")
                raise

        parts = ["flight", "hotel", "car"]
        try:
            await all_or_nothing([lambda part=part: book(part) for part in parts])
            say("the trip is booked")
        except Exception as error:
            say(f"no trip: {type(error).__name__}")
        # Who still goes on has the time to show it.
        await asyncio.sleep(0.6)


asyncio.run(main())
