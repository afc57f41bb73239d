"""call_soon runs in the order of the calls, call_later in the order of the times."""

import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []
    done = loop.create_future()
    loop.call_later(0.3, done.set_result, 'last')
    loop.call_later(0.2, log.append, 'later 0.2')
    loop.call_later(0.1, log.append, 'later 0.1')
    never = loop.call_later(0.1, log.append, 'never')
    loop.call_soon(log.append, 'soon 1')
    loop.call_soon(loop.call_soon, log.append, 'soon of soon')
    loop.call_soon(log.append, 'soon 2')
    never.cancel()
    log.append('now')
    await asyncio.sleep(0)
    log.append('after a turn')
    print(await done, never.cancelled())
    print('\n'.join(log))


asyncio.run(main())
