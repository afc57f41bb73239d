"""A Future is set once, by anyone; whoever awaits it gets the answer or the error."""

import asyncio


async def wait(future):
    try:
        return await future
    except Exception as error:
        return repr(error)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda done: print('callback', done.result()))
    waiters = [asyncio.create_task(wait(future)) for _ in range(2)]
    try:
        future.result()
    except asyncio.InvalidStateError as error:
        print('too early:', error)
    await asyncio.sleep(0)
    loop.call_later(0.1, future.set_result, 'answer')
    print(await asyncio.gather(*waiters))
    try:
        future.set_result('again')
    except asyncio.InvalidStateError as error:
        print('twice:', error)

    failing = loop.create_future()
    failing.set_exception(OSError('no luck'))
    print(await wait(failing), failing.done(), repr(failing.exception()))
    dropped = loop.create_future()
    print(dropped.cancel(), dropped.cancel(), dropped.cancelled())
    print(asyncio.isfuture(dropped), asyncio.iscoroutine(wait(failing).close()))


asyncio.run(main())
