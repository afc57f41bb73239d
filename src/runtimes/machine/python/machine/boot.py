"""Turns Pyodide's interpreter into one that behaves as CPython does on a desk."""

import gc
import importlib
import os
import pkgutil
import signal
import sys
import types

from . import deadlock, frames, imports, kernel, missing, processes, sockets, threads, trace


_modules = {}


def _gather():
    """All of the machine comes into memory, and the archive that it comes from goes."""
    for found in pkgutil.iter_modules(sys.modules[__package__].__path__):
        _modules[found.name] = importlib.import_module(f'{__package__}.{found.name}')
    sys.path[:] = [path for path in sys.path if not path.endswith('/machine.zip')]


def look_up(name):
    """A function of the machine's by its name, 'program.run', for a stack that begins with it."""
    module, _, function = name.partition('.')
    return entered(getattr(_modules[module], function))


def install(host, can_switch):
    """Once, before anything of the learner's is there. What is in memory then is what all interpreters begin with."""
    from pyodide.ffi import run_sync
    switch = run_sync if can_switch else None
    kernel.attach(host, switch)
    import concurrent.futures.thread
    import logging
    import queue
    threads.install()
    sockets.install()
    from . import tls       # it derives from the socket that the library has now
    tls.install()
    _install_asyncio()
    trace.install()
    deadlock.install()
    frames.install()
    # urllib3 looks for Emscripten and would put fetch() in the place of its sockets.
    stand_in = types.ModuleType('urllib3.contrib.emscripten')
    stand_in.inject_into_urllib3 = lambda: None
    sys.modules[stand_in.__name__] = stand_in
    os.cpu_count = os.process_cpu_count = lambda: cores
    os.sched_getaffinity = lambda pid: set(range(cores))
    signal.signal(signal.SIGINT, _on_interrupt)
    imports.install()
    missing.install()
    sys.stdout.reconfigure(line_buffering=True, encoding='utf-8', errors='strict')
    sys.stderr.reconfigure(line_buffering=True, encoding='utf-8', errors='backslashreplace')
    if switch is None:
        from . import sequential
        sequential.install()
    _gather()
    gc.collect()
    gc.freeze()     # what is here stays; collecting the rest takes one millisecond instead of forty


def entered(function):
    """The same function, for a stack that begins with it: how deep that may get is set first."""
    def enter(*args):
        kernel.enter()
        return function(*args)
    return enter


cores = 8


def settle():
    """Before a program begins: what was left behind is gone, and the collector begins to count anew."""
    gc.collect()


def preload(packages):
    """Imports the packages of that list, 'aiohttp requests'."""
    for name in packages.split():
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def _install_asyncio():
    """asyncio's own: Pyodide has put its event loop, and a run() of its own, in their places."""
    import asyncio
    from pyodide.ffi import JsProxy

    asyncio._set_running_loop(None)
    asyncio.run = asyncio.runners.run
    asyncio.events._set_event_loop_policy(None)
    library_ensure_future = asyncio.tasks.ensure_future

    def ensure_future(coro_or_future, *, loop=None):
        # run_sync() comes here with a promise of the kernel's, and no loop is to hear of it.
        if isinstance(coro_or_future, JsProxy):
            return coro_or_future
        return library_ensure_future(coro_or_future, loop=loop)

    ensure_future.__doc__ = library_ensure_future.__doc__
    asyncio.ensure_future = ensure_future


def exit_now(status):
    """os._exit of the first process: the program's end."""
    sys.stdout.flush()
    sys.stderr.flush()
    end = kernel.exit(int(status))
    if kernel.run_sync is None:
        raise SystemExit(status)
    kernel.run_sync(end.promise)


class Stopped(BaseException):
    """The program has used up what it may compute in one go. A BaseException, so that no `except Exception` hides it."""

    __module__ = 'builtins'     # a traceback names it alone


_GIVE_TURN, _STOP, _TELL_PLACE = 1, 2, 4


def _on_interrupt(number, frame):
    """The kernel wants the interpreter: to let others run, to hear where it is, or to end the program."""
    reason = kernel.reason()
    if reason & _TELL_PLACE:
        if kernel.still_at(*frames.place_of(frame)):
            trace.tell_so_far(frame)
    if reason & _STOP:
        where = processes.place_of(frame)
        stopped = Stopped(f'Stopped after computing for too long{where}. Is there a loop that never ends?')
        if processes.is_child():
            processes.stop(stopped)
        raise stopped
    if reason & _GIVE_TURN and not frames.is_in_kernel(frame):
        kernel.give_turn()
