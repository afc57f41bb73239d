"""A cancelled task gets CancelledError where it waits, runs its finally, and is cancelled."""

import asyncio


async def work(log):
    log.append('begin')
    try:
        await asyncio.sleep(5)
        log.append('never')
    except asyncio.CancelledError as error:
        log.append(f'cancelled {error.args}')
        raise
    finally:
        await asyncio.sleep(0.1)
        log.append('closed')


async def main():
    log = []
    task = asyncio.create_task(work(log))
    early = asyncio.create_task(work(log))
    early.cancel()
    await asyncio.sleep(0.1)
    task.cancel('shop closes')
    try:
        await task
    except asyncio.CancelledError:
        log.append('seen outside')
    print(log)
    print(task.cancelled(), task.done(), early.cancelled(), task.cancel())
    print('CancelledError is an Exception:', issubclass(asyncio.CancelledError, Exception))


asyncio.run(main())
