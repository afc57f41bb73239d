"""await asyncio.sleep(0) lets the others run; without it a coroutine keeps the loop to itself."""

import asyncio


async def count(name, log, polite):
    for number in range(3):
        log.append(f'{name}{number}')
        if polite:
            await asyncio.sleep(0)


async def main():
    for polite in (True, False):
        log = []
        await asyncio.gather(count('a', log, polite), count('b', log, polite))
        print(' '.join(log))


asyncio.run(main())
