"""A coroutine that is called and not awaited does not run, and says so on stderr."""

import asyncio


async def greet(name):
    print('hello', name)


async def main():
    greet('nobody')
    await greet('you')
    forgotten = greet('later')
    print(type(forgotten).__name__, forgotten.__name__)
    del forgotten
    closed = greet('closed')
    closed.close()


asyncio.run(main())
