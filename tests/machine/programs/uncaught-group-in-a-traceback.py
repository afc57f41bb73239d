"""A group that nobody takes is printed as a tree, and the program ends with 1."""

import asyncio


async def fail(error):
    await asyncio.sleep(0.05)
    raise error


async def both():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(ValueError('left')))
        group.create_task(fail(TypeError('right')))


asyncio.run(both())
