"""gather with return_exceptions hands errors back among the answers."""

import asyncio


async def divide(number, by):
    await asyncio.sleep(0.05 * by)
    return number / by


async def main():
    answers = await asyncio.gather(
        divide(6, 2), divide(6, 0), divide(6, 'x'), divide(6, 3), return_exceptions=True
    )
    for answer in answers:
        if isinstance(answer, Exception):
            print(type(answer).__name__, answer)
        else:
            print('answer', answer)


asyncio.run(main())
