"""to_thread takes the context along; run_in_executor and plain threads do not."""

import asyncio
import contextvars
import threading

request = contextvars.ContextVar('request', default='none')


def read():
    before = request.get()
    request.set('changed in the thread')
    return before


async def main():
    request.set('number 7')
    print('to_thread', await asyncio.to_thread(read), '|', request.get())
    loop = asyncio.get_running_loop()
    print('run_in_executor', await loop.run_in_executor(None, read))
    context = contextvars.copy_context()
    print('with its context', await loop.run_in_executor(None, context.run, read))
    found = []
    thread = threading.Thread(target=lambda: found.append(read()))
    thread.start()
    thread.join()
    print('thread', found)


asyncio.run(main())
