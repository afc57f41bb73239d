"""A task that swallows its cancel goes on, and can take the request back."""

import asyncio


async def stubborn():
    refused = 0
    while refused < 2:
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            refused += 1
            print('refused', refused, 'requests', asyncio.current_task().cancelling())
    print('after uncancel', asyncio.current_task().uncancel())
    await asyncio.sleep(0)
    return 'done my way'


async def main():
    task = asyncio.create_task(stubborn())
    for _ in range(2):
        await asyncio.sleep(0.1)
        task.cancel()
    print(await task, task.cancelled())


asyncio.run(main())
