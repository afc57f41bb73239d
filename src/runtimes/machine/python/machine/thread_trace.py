"""What threads and processes did and waited for; it stands in the trace, among what tasks did."""

import sys
import threading
import time
from asyncio import events, tasks

from . import frames, kernel, trace

_now = time.perf_counter
_await_turn = kernel.await_turn
_FIRST = 1          # the ident of the first thread
_WAITS = 'park', 'wait_for', 'wait_for_one'     # the kernel's calls that begin a wait
_NOTHING = 1e-4     # in seconds: who is back so soon has not waited

_began = {}         # ident -> when the stretch that it is on began; those alone are followed
_calls = {}         # the kernel's own, while they are followed
_asked = None       # when the wait began that the next turn ends; None: a turn that is given away is no wait
_BY_FILE = {        # what is waited for there, by the end of a file's name
    'requests/api.py': 'http', 'requests/sessions.py': 'http', 'http/client.py': 'http', 'urllib3/connection.py': 'http',
    'concurrent/futures/process.py': 'process', 'multiprocessing/process.py': 'process', 'multiprocessing/pool.py': 'process',
    'multiprocessing/connection.py': 'process', 'multiprocessing/popen_spawn_posix.py': 'process',
    'queue.py': 'queue', 'multiprocessing/queues.py': 'queue', 'concurrent/futures/_base.py': 'thread',
}
_BY_NAME = {'Thread.join': 'thread', 'sleep': 'sleep'}


def begin():
    _began.clear()
    _began[_FIRST] = 0.0
    kernel.await_turn = _traced_turn
    for name in _WAITS:
        _calls[name] = getattr(kernel, name)
        setattr(kernel, name, _noting(_calls[name]))


def end():
    # Nobody ends the first thread: what it did after its last wait is told here.
    if trace.knows(('thread', _FIRST)) and _FIRST in _began:
        trace.add_ran(_number(_FIRST), _began[_FIRST], _now(), 'done', None, None, None)
    kernel.await_turn = _await_turn
    for name, call in _calls.items():
        setattr(kernel, name, call)
    _calls.clear()
    _began.clear()


def _noting(call):
    """The same call of the kernel's, which may be where the whole wait passes."""
    def noted(*args):
        global _asked
        _asked = kernel.peek() / 1e9
        return call(*args)
    return noted


def planned(ident, function):
    """A thread is started: `function` is what it will run."""
    if not trace.is_on:
        return
    thread = getattr(function, '__self__', None)
    if isinstance(thread, threading.Thread):
        name, runs = thread.name, getattr(thread, '_target', None) or type(thread).run
    else:
        name, runs = f'thread {ident}', function
    is_librarys = trace.is_librarys(getattr(runs, '__code__', None))
    _create(ident, name, getattr(runs, '__qualname__', type(runs).__name__), 'thread', is_librarys)


def came_up(ident):
    """The first turn of a thread, which nobody planned if it is the first of a process."""
    if not trace.is_on:
        return
    if not trace.knows(('thread', ident)):
        _create(ident, f'process {ident}', 'main', 'process')
    _began[ident] = _now()


def ended(ident, has_failed):
    start = _began.pop(ident, None)
    if start is not None and trace.is_on:
        then = 'failed' if has_failed else 'done'
        trace.add_ran(_number(ident), start, _now(), then, None, None, None)


def _number(ident):
    if ident == _FIRST and not trace.knows(('thread', _FIRST)):
        trace.add_created(trace.number(('thread', _FIRST)), 0.0, 'MainThread', '<module>', None, 'thread', False)
    return trace.number(('thread', ident))


def _create(ident, name, runs, kind, is_librarys=False):
    loop = events._get_running_loop()
    task = loop and tasks.current_task(loop)
    by = trace.number_of(task) if task is not None else _number(kernel.current)
    trace.add_created(trace.number(('thread', ident)), _now(), name, runs, by, kind, is_librarys)


def _traced_turn(turn, me):
    global _asked
    asked, _asked = _asked, None
    # A loop that waits for what comes next is told by its tasks, and so is one that a task blocks.
    if asked is None or me not in _began or events._get_running_loop() is not None:
        return _await_turn(turn, me)
    if type(turn) is int and kernel.peek() / 1e9 - asked < _NOTHING:
        return _await_turn(turn, me)
    mine, awaited = _waits_at(sys._getframe(1))
    trace.add_ran(_number(me), _began[me], asked, 'waits', mine and mine.f_code, mine and mine.f_lasti, awaited)
    try:
        return _await_turn(turn, me)
    finally:
        _began[me] = _now()


def _waits_at(frame):
    """The innermost frame of the learner's on this stack, and what is waited for above it."""
    kind = name = None
    while frame is not None:
        code = frame.f_code
        if frames.is_learners(code):
            return frame, (kind or 'lock', name)
        if code.co_qualname in ('WorkerContext.run', '_WorkItem.run'):
            return None, (kind or 'lock', name)
        if code.co_qualname == '_worker':       # of a pool that has no work for it
            return None, ('other', 'idle')
        if not frames.is_machines(code) or code.co_name == 'sleep':
            name = code.co_qualname
            kind = kind or _kind_of(code)
        frame = frame.f_back
    return None, (kind or 'lock', name)


def _kind_of(code):
    found = _BY_NAME.get(code.co_qualname)
    if found is None:
        found = next((kind for end, kind in _BY_FILE.items() if code.co_filename.endswith(end)), None)
    return found


def under_way():
    """(number, when it began) of the stretch that is going on, where it is followed and has been heard of."""
    start = _began.get(kernel.current)
    if start is not None and trace.knows(('thread', kernel.current)):
        yield _number(kernel.current), start


trace.followers.append((begin, end, under_way))
