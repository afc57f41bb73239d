"""One error in a TaskGroup cancels the others, which may still clean up."""

import asyncio
import time


async def fail():
    await asyncio.sleep(0.1)
    raise LookupError('nothing there')


async def careful(name, log):
    try:
        await asyncio.sleep(5)
    finally:
        log.append(f'{name} cleans up')


async def main():
    log = []
    start = time.perf_counter()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(careful('one', log))
            group.create_task(fail())
            group.create_task(careful('two', log))
    except* LookupError as group_of_errors:
        print(group_of_errors)
        print([repr(error) for error in group_of_errors.exceptions])
    print(sorted(log), 'tenths', int((time.perf_counter() - start) * 10))


asyncio.run(main())
