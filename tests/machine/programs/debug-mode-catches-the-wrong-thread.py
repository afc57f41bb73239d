"""In debug mode call_soon from another thread is refused, call_soon_threadsafe is not."""

import asyncio
import threading


def from_thread(loop, done, log):
    try:
        loop.call_soon(done.set_result, 'never')
    except RuntimeError as error:
        log.append(str(error))
    loop.call_soon_threadsafe(done.set_result, 'threadsafe')


async def main():
    loop = asyncio.get_running_loop()
    done, log = loop.create_future(), []
    thread = threading.Thread(target=from_thread, args=(loop, done, log))
    thread.start()
    print(await done)
    thread.join()
    print(log)


asyncio.run(main(), debug=True)
