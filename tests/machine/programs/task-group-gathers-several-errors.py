"""except* takes the errors of its kind out of a group and leaves the rest to the others."""

import asyncio


async def fail(error, delay):
    try:
        await asyncio.sleep(delay)
    finally:
        raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError('first'), 0.1))
            group.create_task(fail(TypeError('on the way out'), 1))
            group.create_task(fail(ValueError('too'), 1))
    except* TypeError as types:
        print('types', types.exceptions)
    except* ValueError as values:
        print('values', values.exceptions)
    else:
        print('never printed')
    finally:
        print('finally')


asyncio.run(main())
