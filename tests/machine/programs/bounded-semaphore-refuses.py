"""A BoundedSemaphore refuses to be released more often than it was taken."""

import asyncio
import threading


async def main():
    plain = asyncio.Semaphore(1)
    plain.release()
    async with plain, plain:
        print('a plain one grew to two, and is locked:', plain.locked())

    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    print('locked', bounded.locked())
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print('asyncio:', error)


asyncio.run(main())
try:
    threading.BoundedSemaphore(2).release()
except ValueError as error:
    print('threading:', error)
