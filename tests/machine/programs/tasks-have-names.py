"""Tasks are named by number unless they are given a name."""

import asyncio


async def who():
    await asyncio.sleep(0)
    return asyncio.current_task().get_name()


async def main():
    plain = asyncio.create_task(who())
    named = asyncio.create_task(who(), name='porter')
    renamed = asyncio.create_task(who())
    renamed.set_name('night porter')
    print(sorted(task.get_name() for task in asyncio.all_tasks()))
    print(await asyncio.gather(plain, named, renamed), await who())
    print(plain.done(), len(asyncio.all_tasks()), named.get_coro().__name__)
    try:
        asyncio.create_task(who).cancel()
    except TypeError as error:
        print('TypeError', str(error).startswith('a coroutine was expected'))


asyncio.run(main())
