"""In debug mode a coroutine that is never awaited tells where it was made."""

import asyncio


async def greet(name):
    print('hello', name)


def forget(name):
    greet(name)


async def main():
    forget('nobody')
    await greet('you')


asyncio.run(main(), debug=True)
