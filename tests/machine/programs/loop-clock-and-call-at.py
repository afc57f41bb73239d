"""call_at fires at a moment of the loop's own clock, which time.monotonic agrees with."""

import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    fired = []
    for tenths in (3, 1, 2):
        loop.call_at(start + tenths / 10, lambda n=tenths: fired.append((n, loop.time())))
    handle = loop.call_at(start + 0.2, fired.append, None)
    print('when', round(handle.when() - start, 6))
    handle.cancel()
    await asyncio.sleep(0.4)
    for planned, at in fired:
        print('planned', planned, 'fired', int((at - start) * 10), at - start >= planned / 10)
    print('clocks agree', abs(loop.time() - time.monotonic()) < 0.05)


asyncio.run(main())
