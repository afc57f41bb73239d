"""asyncio.run refuses to run inside a running loop."""

import asyncio


async def inner():
    return 'inner'


async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print('RuntimeError:', error)
    print('but it can be awaited:', await coroutine)
    try:
        asyncio.get_running_loop().run_until_complete(asyncio.Future())
    except RuntimeError as error:
        print('RuntimeError:', error)


asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print('RuntimeError:', error)
