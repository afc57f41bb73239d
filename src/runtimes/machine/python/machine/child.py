"""The life of a process that is not the first, from `python -c …` to its exit code."""

import atexit
import sys
import threading
import traceback
import types

from . import processes, state


class Exits:
    """atexit of such a process; the C one is the first process's."""

    def __init__(self):
        self._calls = []
        logging, util = sys.modules.get('logging'), sys.modules.get('multiprocessing.util')
        # What the library has said when it was imported holds for every process.
        for function in (logging and logging.shutdown, util and util._exit_function):
            if function:
                self.register(function)

    def register(self, func, /, *args, **kwargs):
        self._calls.append((func, args, kwargs))
        return func

    def unregister(self, func, /):
        self._calls[:] = [call for call in self._calls if not call[0] == func]

    def clear(self):
        self._calls.clear()

    def count(self):
        return len(self._calls)

    def run(self):
        while self._calls:
            func, args, kwargs = self._calls.pop()
            try:
                func(*args, **kwargs)
            except SystemExit:
                raise
            except BaseException as exc:
                print(f'Exception ignored in atexit callback {func!r}:', file=sys.stderr)
                traceback.print_exception(exc)


class Gone(SystemExit):
    """os._exit, where a process runs on the stack of the one that started it."""


def come_up():
    """The thread that runs is the first of this process, in which nothing has been done."""
    threading._main_thread = threading._MainThread()
    main = types.ModuleType('__main__')
    main.__builtins__ = __builtins__
    sys.modules['__main__'] = main


def begin(body):
    """The first thread of the process: runs `body` as its main program."""
    come_up()
    code = _guarded(body)
    for finish in (threading._shutdown, atexit._run_exitfuncs, lambda: state.empty_modules(processes.active.state)):
        code = _guarded(finish) or code
    _flush()
    processes.leave(code)


def _guarded(act):
    try:
        act()
    except SystemExit as exc:
        if exc.code is None or isinstance(exc.code, int):
            return (exc.code or 0) & 0xFF
        print(exc.code, file=sys.stderr)
        return 1
    except BaseException as exc:
        sys.excepthook(type(exc), exc, exc.__traceback__)
        return 1
    return 0


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (ValueError, AttributeError, OSError):
            pass    # the program has closed it, or put something of its own in its place
