"""Whichever thread sends a signal, its handler runs in the main thread, in the middle of what that waits for."""

import os
import signal
import threading
import time

started = time.monotonic()
stop = threading.Event()


def tell(what):
    print(f'{time.monotonic() - started:.1f}', what)


def handler(number, frame):
    tell(f'{signal.Signals(number).name} in {threading.current_thread().name}')


def stopper(number, frame):
    stop.set()


signal.signal(signal.SIGUSR1, handler)
signal.raise_signal(signal.SIGUSR1)

threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGUSR1)).start()
time.sleep(0.2)
tell('slept on to the end')

signal.signal(signal.SIGTERM, stopper)
threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start()
tell(f'waited for: {stop.wait()}')

threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    threading.Event().wait()
except KeyboardInterrupt:
    tell('interrupted')

try:
    signal.signal(99, handler)
except ValueError as error:
    print(error)
