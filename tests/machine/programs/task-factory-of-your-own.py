"""A loop makes its tasks by the factory that it is given."""

import asyncio


class Counted(asyncio.Task):
    made = 0

    def __init__(self, coro, **options):
        Counted.made += 1
        super().__init__(coro, **options)


def factory(loop, coro, **options):
    return Counted(coro, loop=loop, **options)


async def double(number):
    await asyncio.sleep(0)
    return 2 * number


async def main():
    asyncio.get_running_loop().set_task_factory(factory)
    print(await asyncio.gather(*(double(number) for number in range(5))))
    asyncio.get_running_loop().set_task_factory(lambda loop, coro: Counted(coro, loop=loop))
    task = asyncio.create_task(double(21))
    print(type(task).__name__, await task)
    print('made:', Counted.made)


asyncio.run(main())
