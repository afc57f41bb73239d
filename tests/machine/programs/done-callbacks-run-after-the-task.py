"""Callbacks of a task run in the loop, after it is done, in their order."""

import asyncio


async def work(answer):
    await asyncio.sleep(0.05)
    return answer


async def main():
    log = []
    task = asyncio.create_task(work(42), name='answerer')
    task.add_done_callback(lambda done: log.append(('first', done.get_name(), done.result())))
    removed = log.append
    task.add_done_callback(removed)
    task.add_done_callback(lambda done: log.append(('second', done.result())))
    print('removed', task.remove_done_callback(removed))
    print(await task, log)
    task.add_done_callback(lambda done: log.append('too late, and still called'))
    print(len(log))
    await asyncio.sleep(0)
    print(log[-1])

    background = set()
    for number in range(3):
        one = asyncio.create_task(work(number))
        background.add(one)
        one.add_done_callback(background.discard)
    print(len(background))
    await asyncio.sleep(0.1)
    print(len(background))


asyncio.run(main())
