"""A process ends by itself, by an error, by os._exit or by a signal, and its exit code tells which."""

import atexit
import multiprocessing
import os
import signal
import sys
import time


def leave(how):
    sys.exit(how)


def fail():
    raise ValueError('failed')


def wait():
    try:
        time.sleep(60)
    finally:
        print('never cleaned up')


def polite(started):
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(9))
    started.set()
    while True:
        time.sleep(0.02)


def say_goodbye():
    atexit.register(print, 'goodbye')
    print('hello')


if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')

    def code_of(target, *args):
        process = context.Process(target=target, args=args)
        process.start()
        process.join()
        return process.exitcode

    print([code_of(leave, how) for how in (None, 5, 'words')], code_of(fail), code_of(os._exit, 7))
    for end in ('terminate', 'kill'):
        process = context.Process(target=wait, daemon=True)
        process.start()
        process.join(0.2)
        print(process.exitcode, process.is_alive(), process.daemon)
        getattr(process, end)()
        process.join()
        print(process.exitcode, process.is_alive())
    started = context.Event()
    process = context.Process(target=polite, args=(started,), name='polite')
    process.start()
    started.wait()
    process.terminate()
    process.join()
    print(process.exitcode, process.name)
    print(code_of(say_goodbye))
    try:
        process.start()
    except AssertionError as error:
        print(error)
    process.close()
    try:
        process.is_alive()
    except ValueError as error:
        print(error)
