"""Cancelling a gather cancels everything it gathers."""

import asyncio


async def wait(name, log):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        log.append(f'{name} cancelled')
        raise


async def main():
    log = []
    children = [asyncio.create_task(wait(name, log)) for name in 'abc']
    group = asyncio.gather(*children)
    await asyncio.sleep(0.1)
    print('cancel was taken', group.cancel())
    try:
        await group
    except asyncio.CancelledError:
        print('gather cancelled')
    print(log, [child.cancelled() for child in children])


asyncio.run(main())
