"""An error of a task nobody asks is reported when the task is thrown away."""

import asyncio


async def fail():
    await asyncio.sleep(0)
    raise ValueError('nobody listens')


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.05)
    print('done', task.done())
    del task
    await asyncio.sleep(0.05)
    print('the loop goes on')
    asked = asyncio.create_task(fail())
    await asyncio.sleep(0.05)
    print(repr(asked.exception()))


asyncio.run(main())
