import asyncio

from benchmark import benchmark
from downloads import all_at_once, eight_at_a_time, one_by_one


async def main():
    for fast in [eight_at_a_time, all_at_once]:
        report = await benchmark(one_by_one, fast)
        print(f"one_by_one {report['slow']:.2f} s, {fast.__name__} {report['fast']:.2f} s")
        print(f"{report['ratio']:.1f} times faster; at least ten times: {report['ten_times']}")


asyncio.run(main())
