"""A loop stops in good order on SIGTERM, and asyncio.run cancels its main task on an interrupt."""

import asyncio
import os
import signal
import threading


async def serve():
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.call_later(0.1, os.kill, os.getpid(), signal.SIGTERM)
    began = loop.time()
    await stop.wait()
    print(f'asked to stop after {loop.time() - began:.1f} s')
    print('removed:', loop.remove_signal_handler(signal.SIGTERM))
    print('default again:', signal.getsignal(signal.SIGTERM) is signal.SIG_DFL)


async def work():
    threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print('cancelled in the middle of its sleep')
        raise


asyncio.run(serve())
try:
    asyncio.run(work())
except KeyboardInterrupt:
    print('interrupted')
