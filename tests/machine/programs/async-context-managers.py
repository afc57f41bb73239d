"""async with waits on the way in and on the way out, and its exit may take the error."""

import asyncio
from contextlib import asynccontextmanager


class Connection:
    def __init__(self, name, forgiving=False):
        self.name, self.forgiving = name, forgiving

    async def __aenter__(self):
        await asyncio.sleep(0.05)
        print('open', self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0.05)
        print('close', self.name, kind.__name__ if kind else None)
        return self.forgiving


@asynccontextmanager
async def transaction():
    print('begin')
    try:
        yield 'tx'
    except ValueError as error:
        print('roll back:', error)
        raise
    else:
        print('commit')


async def main():
    async with Connection('a') as first, Connection('b', forgiving=True):
        print('inside', first.name)
        raise KeyError('forgiven')
    async with transaction() as name:
        print('in', name)
    try:
        async with Connection('c'), transaction():
            raise ValueError('no money')
    except ValueError as error:
        print('outside:', error)


asyncio.run(main())
