"""aclosing closes an async generator at the end of its block; a bare break leaves it open."""

import asyncio
from contextlib import aclosing

log = []


async def count(name):
    try:
        for number in range(5):
            await asyncio.sleep(0)
            yield number
    finally:
        log.append(f'{name} closed')


async def main():
    async with aclosing(count('first')) as numbers:
        async for number in numbers:
            if number == 2:
                break
    log.append('after aclosing')

    second = count('second')
    async for number in second:
        break
    log.append('after the break')
    await second.aclose()
    log.append('after aclose')

    third = count('third')
    print(await anext(third), await third.asend('ignored'))
    try:
        await third.athrow(ValueError('thrown in'))
    except ValueError as error:
        print('came out:', error)
    main.left_open = count('left open')
    await anext(main.left_open)


asyncio.run(main())
print('\n'.join(log))
