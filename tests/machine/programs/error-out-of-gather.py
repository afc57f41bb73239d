"""An error that leaves through gather shows the task's own frames."""

import asyncio


async def fail(number):
    await asyncio.sleep(0)
    raise ValueError(f'number {number}')


async def main():
    await asyncio.gather(*(fail(number) for number in range(1)))


asyncio.run(main())
