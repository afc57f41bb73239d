"""A semaphore of three lets three in at a time, in the order they came."""

import asyncio
import time

inside = 0
peak = 0
order = []


async def enter(gate, number):
    global inside, peak
    async with gate:
        order.append(number)
        inside += 1
        peak = max(peak, inside)
        await asyncio.sleep(0.1)
        inside -= 1


async def main():
    gate = asyncio.Semaphore(3)
    start = time.perf_counter()
    await asyncio.gather(*(enter(gate, number) for number in range(9)))
    print('peak', peak, 'tenths', int((time.perf_counter() - start) * 10))
    print('order', order, 'locked', gate.locked())


asyncio.run(main())
