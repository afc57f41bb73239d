"""An AsyncExitStack closes what was opened in the opposite order, also when one fails to open."""

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def resource(name):
    if name == 'broken':
        raise OSError('cannot open')
    print('open', name)
    try:
        yield name
    finally:
        await asyncio.sleep(0.05)
        print('close', name)


async def bye(word):
    print('callback', word)


async def main():
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(resource(name)) for name in ('a', 'b')]
        stack.push_async_callback(bye, 'async')
        stack.callback(print, 'plain callback')
        print('all open', names)
    try:
        async with AsyncExitStack() as stack:
            for name in ('c', 'broken', 'd'):
                await stack.enter_async_context(resource(name))
    except OSError as error:
        print('OSError', error)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(resource('e'))
        kept = stack.pop_all()
    print('e is still open')
    await kept.aclose()


asyncio.run(main())
