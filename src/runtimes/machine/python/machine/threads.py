"""_thread over the kernel. Above it threading.py, queue.py and concurrent.futures are CPython's own."""

import _thread
import itertools
import sys
import time
from collections import deque

from . import kernel, thread_trace

_C_LOCK = _thread.LockType
_C_RLOCK = _thread.RLock
_MAIN = _thread.get_ident()     # CPython's own number of the only thread it knows


class lock:
    """A lock is handed to the one who has waited longest."""

    __slots__ = ('_is_locked', '_waiting', '__weakref__')

    def __init__(self):
        self._is_locked = False
        self._waiting = None

    def acquire(self, blocking=True, timeout=-1):
        if not self._is_locked:
            if timeout != -1:
                _check_timeout(blocking, timeout)
            self._is_locked = True
            return True
        _check_timeout(blocking, timeout)
        if not blocking or timeout == 0:
            return False
        me, until = kernel.current, None if timeout == -1 else kernel.deadline(timeout)
        if self._waiting is None:
            self._waiting = deque()
        while self._is_locked:
            self._waiting.append(me)
            then = kernel.TIMED_OUT
            try:
                then = kernel.wait(until)
            finally:
                if then != kernel.WOKEN and me in self._waiting:
                    self._waiting.remove(me)
            if then != kernel.INTERRUPTED:
                return then == kernel.WOKEN
        self._is_locked = True      # whoever had it let go of it while this thread was on a signal
        return True

    def release(self):
        if not self._is_locked:
            raise RuntimeError('release unlocked lock')
        while self._waiting:
            if kernel.wake(self._waiting.popleft()):
                return      # it stays locked: the other has it now
        self._is_locked = False

    def locked(self):
        return self._is_locked

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def __enter__(self):
        self.acquire()
        return True

    def __exit__(self, *exc):
        self.release()

    def _at_fork_reinit(self):
        self.__init__()

    def __repr__(self):
        state = 'locked' if self._is_locked else 'unlocked'
        return f'<{state} _thread.lock object at {id(self):#x}>'


lock.__module__ = '_thread'


def _check_timeout(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError('timeout value must be a non-negative number')
    if timeout > TIMEOUT_MAX:
        raise OverflowError('timestamp out of range for platform time_t')


TIMEOUT_MAX = _thread.TIMEOUT_MAX


class _ThreadHandle:
    """What one can wait for of a thread: that it ends."""

    def __init__(self):
        self.ident = None
        self._has_begun = False
        self._is_done = False
        self._waiting = []

    def is_done(self):
        return self._is_done

    def _set_done(self):
        self._is_done = True
        for ident in self._waiting:
            kernel.wake(ident)
        self._waiting.clear()

    def join(self, timeout=None):
        if not self._has_begun:
            raise RuntimeError('thread not started')
        if self._is_done:
            return
        me = kernel.current
        if me == self.ident:
            raise RuntimeError('Cannot join current thread')
        until = None if timeout is None or timeout < 0 else kernel.deadline(timeout)
        self._waiting.append(me)
        try:
            while not self._is_done and kernel.wait(until):
                pass
        finally:
            if me in self._waiting:
                self._waiting.remove(me)

    def __repr__(self):
        return f'<_thread._ThreadHandle object: ident={self.ident}>'


_starting = {}      # ident -> (function, handle) of threads that have not had their first turn
_undaemonic = {}    # ident -> handle of threads that the end of the program waits for


def start_joinable_thread(function, handle=None, daemon=True):
    handle = handle or _ThreadHandle()
    if handle._has_begun:
        raise RuntimeError('thread already started')
    if kernel.run_sync is None:
        from . import sequential
        return sequential.run_now(function, handle, daemon)
    handle.ident = kernel.start()
    handle._has_begun = True
    _starting[handle.ident] = function, handle
    thread_trace.planned(handle.ident, function)
    if not daemon:
        _undaemonic[handle.ident] = handle
    return handle


def start_new_thread(function, args, kwargs=None, /):
    kwargs = kwargs or {}

    def run():
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException:
            _excepthook = sys.unraisablehook
            exc = sys.exception()
            _excepthook(_Unraisable(type(exc), exc, exc.__traceback__, f'Exception ignored in thread started by {function!r}', None))
    return start_joinable_thread(run).ident


class _Unraisable:
    def __init__(self, exc_type, exc_value, exc_traceback, err_msg, object):
        self.exc_type, self.exc_value, self.exc_traceback = exc_type, exc_value, exc_traceback
        self.err_msg, self.object = err_msg, object


def begin(ident):
    """The first turn of a thread, on its own stack. The kernel hands on its turn when this returns."""
    kernel.current = ident
    if kernel.on_resume is not None:
        kernel.on_resume(ident)
    function, handle = _starting.pop(ident)
    thread_trace.came_up(ident)
    has_failed = False
    try:
        function()
    except SystemExit:
        pass
    except BaseException as exc:
        has_failed = True
        # threading.Thread lets none out; whatever else does, is told as CPython tells it.
        sys.excepthook(type(exc), exc, exc.__traceback__)
    finally:
        thread_trace.ended(ident, has_failed)
        _undaemonic.pop(ident, None)
        handle._set_done()


def _shutdown():
    """The end of the program: waits for the threads that are no daemons."""
    while _undaemonic:
        next(iter(_undaemonic.values())).join()


def forget():
    """The threads of the program before are gone, and the next is Thread-1 again."""
    import threading
    from concurrent.futures import thread
    _starting.clear()
    _undaemonic.clear()
    threading._counter = itertools.count(1).__next__
    thread.ThreadPoolExecutor._counter = itertools.count().__next__


def _handle_of(ident):
    handle = _ThreadHandle()
    handle.ident = ident
    handle._has_begun = True
    return handle


def get_ident():
    return kernel.current


def _count():
    """_thread._count: the threads that have begun and not ended, but for the first."""
    import threading
    return sum(1 for ident in threading._active if ident != 1)


def _main_ident():
    return 1


def install():
    """Puts these in the place of the C ones, also where modules have taken them already."""
    import _threading_local
    import queue
    import threading

    for name, value in {
        'allocate_lock': lock, 'allocate': lock, 'lock': lock, 'LockType': lock,
        'start_joinable_thread': start_joinable_thread,
        'start_new_thread': start_new_thread, 'start_new': start_new_thread,
        'get_ident': get_ident, '_count': _count, 'get_native_id': get_ident,
        '_ThreadHandle': _ThreadHandle, '_make_thread_handle': _handle_of,
        '_get_main_thread_ident': _main_ident, '_shutdown': _shutdown,
    }.items():
        setattr(_thread, name, value)

    threading._allocate_lock = threading.Lock = threading._LockType = lock
    threading._start_joinable_thread = start_joinable_thread
    threading._make_thread_handle = _handle_of
    threading._ThreadHandle = _ThreadHandle
    threading._thread_shutdown = _shutdown
    threading.get_ident = threading.get_native_id = get_ident
    threading._get_main_thread_ident = _main_ident
    # The C lock belongs to a thread of the computer's, and there is one; the library has its own in Python.
    threading._CRLock = None
    threading.RLock = threading._PyRLock
    for name in ('__name__', '__qualname__'):
        setattr(threading._PyRLock, name, 'RLock')
    threading._PyRLock.__module__ = '_thread'
    _thread.RLock = threading._PyRLock
    threading.local = _threading_local.local
    _threading_local.current_thread = threading.current_thread
    _threading_local.RLock = threading._PyRLock
    main = threading._main_thread
    threading._active.pop(_MAIN, None)
    main._ident = main._native_id = 1
    main._os_thread_handle = _handle_of(1)
    threading._active[1] = main
    if hasattr(threading, '_thread_local_info'):
        threading._thread_local_info = threading.local()
    queue.SimpleQueue = simple = queue._PySimpleQueue
    simple.__name__ = simple.__qualname__ = 'SimpleQueue'
    simple.__module__ = '_queue'
    time.sleep = kernel.sleep
    # What each thread of its own has computed is not kept; for a program of one thread this is it.
    time.thread_time, time.thread_time_ns = time.process_time, time.process_time_ns
    _replace_locks_held_by_modules(threading)


def _replace_locks_held_by_modules(threading):
    for module in list(sys.modules.values()):
        for name, value in list(getattr(module, '__dict__', {}).items()):
            if isinstance(value, _C_LOCK):
                setattr(module, name, lock())
            elif isinstance(value, _C_RLOCK):
                setattr(module, name, threading.RLock())
            elif type(value) is threading.Condition and isinstance(value._lock, (_C_LOCK, _C_RLOCK)):
                setattr(module, name, threading.Condition())
            elif value is _C_RLOCK and name == 'RLock':
                setattr(module, name, threading.RLock)
