"""A timeout can be moved while it runs, and can be given as a moment of the loop's clock."""

import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    async with asyncio.timeout(None) as limit:
        print('no limit yet', limit.when())
        limit.reschedule(loop.time() + 0.5)
        await asyncio.sleep(0.2)
        limit.reschedule(loop.time() + 5)
        await asyncio.sleep(0.1)
    print('not expired', not limit.expired(), 'tenths', int((loop.time() - start) * 10))

    try:
        async with asyncio.timeout_at(loop.time() + 0.1):
            async with asyncio.timeout(5) as inner:
                await asyncio.sleep(3)
    except TimeoutError:
        print('the outer one expired, the inner one did:', inner.expired())
    print('tenths', int((loop.time() - start) * 10))


asyncio.run(main())
