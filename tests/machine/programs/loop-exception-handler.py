"""The loop's exception handler gets what no task can take."""

import asyncio


def handler(loop, context):
    print('handler:', context['message'].split('<')[0].strip(), repr(context['exception']))


def fail():
    raise ZeroDivisionError('in a callback')


async def forgotten():
    raise ValueError('in a task')


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(fail)
    await asyncio.sleep(0.05)
    asyncio.create_task(forgotten())
    await asyncio.sleep(0.05)
    loop.set_exception_handler(None)
    loop.call_soon(fail)
    await asyncio.sleep(0.05)
    print('still running')


asyncio.run(main())
