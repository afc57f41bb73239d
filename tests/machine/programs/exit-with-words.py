"""sys.exit with words prints them on stderr and ends with 1, also out of a coroutine."""

import asyncio
import sys


async def leave():
    try:
        await asyncio.sleep(0.05)
        sys.exit('nothing to do')
    finally:
        print('cleaned up')


async def other():
    try:
        await asyncio.sleep(5)
    finally:
        print('other: cleaned up')


async def main():
    waiting = asyncio.create_task(other())
    await asyncio.sleep(0)
    await leave()
    await waiting


asyncio.run(main())
