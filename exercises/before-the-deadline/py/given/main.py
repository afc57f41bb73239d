import asyncio
import time

from report_in_time import report_in_time


async def main():
    for city in ["bari", "turin", "pisa"]:
        began = time.perf_counter()
        report = await report_in_time(city, 1, "no report")
        print(f"{city:5} {time.perf_counter() - began:.2f} s  {report}")


asyncio.run(main())
