"""wait with FIRST_EXCEPTION comes back at the first error, and never raises it itself."""

import asyncio
import time


async def work(delay, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error
    return delay


async def main():
    start = time.perf_counter()
    tasks = [
        asyncio.create_task(work(0.1)),
        asyncio.create_task(work(0.2, KeyError('lost'))),
        asyncio.create_task(work(0.9)),
    ]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print('done', len(done), 'pending', len(pending))
    print('errors', [repr(task.exception()) for task in tasks if task.done() and task.exception()])
    for task in pending:
        task.cancel()
    await asyncio.wait(pending)
    print('cancelled', tasks[2].cancelled(), 'tenths', int((time.perf_counter() - start) * 10))


asyncio.run(main())
