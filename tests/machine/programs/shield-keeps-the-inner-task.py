"""shield gives the cancel to the one who waits, and keeps it from what is waited for."""

import asyncio


async def save(log):
    await asyncio.sleep(0.2)
    log.append('saved')
    return 'receipt'


async def handle(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        print('the handler was cancelled, the task was:', task.cancelled())
        raise


async def main():
    log = []
    task = asyncio.create_task(save(log))
    handler = asyncio.create_task(handle(task))
    await asyncio.sleep(0.1)
    handler.cancel()
    await asyncio.wait([handler])
    print('handler cancelled', handler.cancelled(), log)
    print(await task, log)


asyncio.run(main())
