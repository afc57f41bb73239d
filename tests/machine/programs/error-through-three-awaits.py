"""An error in a coroutine shows every coroutine that awaited it."""

import asyncio


async def read(path):
    await asyncio.sleep(0)
    return {'lines': 3}[path]


async def load(path):
    content = await read(path)
    return content


async def main():
    print('before', flush=True)
    await load('missing')
    print('never')


asyncio.run(main())
