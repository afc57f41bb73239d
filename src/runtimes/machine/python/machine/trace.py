"""What ran when, and what it waited for."""

import gc
import itertools
import json
import re
import time
import types
import weakref
from asyncio import base_events, events, tasks

from . import frames, kernel

_now = time.perf_counter
_run = events.Handle._run
_create_task = base_events.BaseEventLoop.create_task
_Task = tasks.Task
_dumps = json.dumps     # the library's, whatever a program makes of it
_SLEEP = tasks.sleep.__code__
_Coroutine, _Generator, _AsyncGenerator = types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType

# What a loop calls to take a task further; the first has no name where tasks are written in C.
_STEPS = frozenset(('__step', '__wakeup', 'task_wakeup'))

is_on = False
followers = []      # (begins, ends, tells what is under way) of who else writes into the trace
_MOST = 20_000      # events that a trace carries; see course/trace.ts
_names = itertools.count(1)
_events = []
_count = 0          # of the events that were told when everything so far was
_task_numbers = itertools.count(1)
_numbers = {}       # by the address of a task, while it lives: to hold it would keep asyncio from telling its end
_lives = {}
_since = 0.0        # when the step that a loop is on began
_homes = {}         # whether a file is the learner's


def begin():
    global is_on
    forget_names()
    _forget()
    is_on = True
    kernel.last_step = None
    events.Handle._run = _traced_run
    for start, _, _ in followers:
        start()


def forget_names():
    """The next task is Task-1 again, as in a program that has just begun."""
    global _names
    _names = itertools.count(1)


def end():
    """The events since `begin`, as JSON; see course/trace.ts."""
    global is_on
    is_on = False
    events.Handle._run = _run
    for _, stop, _ in followers:
        stop()
    text = _dumps([_told(event) for event in _events])
    _forget()
    return text


def tell_so_far(frame=None):
    """
    Tells the kernel, which wants it, the events so far. `frame` is where it computes; without one everybody waits, and
    what has been told already is not told again. Nothing of the program's may run meanwhile: nobody has the turn, so
    nothing is collected, whose __del__ could be the learner's.
    """
    global _count
    text, left_out = '', 0
    collects = gc.isenabled()
    gc.disable()
    try:
        if is_on and (frame is not None or len(_events) != _count):
            _count = len(_events)
            told = [*_events, *(() if frame is None else _under_way(frame))]
            text, left_out = _dumps([_told(event) for event in told[:_MOST]]), max(0, len(told) - _MOST)
    except Exception:
        text = ''       # deep in a recursion there is no room for it; it is no fault of the program's
    finally:
        if collects:
            gc.enable()
        kernel.so_far(text, left_out)


def _under_way(frame):
    """The stretch that whoever computes there is on."""
    now = kernel.peek() / 1e9
    while frame is not None and not frames.is_learners(frame.f_code):
        frame = frame.f_back
    code, instruction = (None, None) if frame is None else (frame.f_code, frame.f_lasti)
    loop = events._get_running_loop()
    task = loop and tasks.current_task(loop)
    if task is not None:
        return [('ran', number_of(task), _since, now, 'stopped', code, instruction, None)]
    return [('ran', number, start, now, 'stopped', code, instruction, None) for _, _, told in followers for number, start in told()]


def _forget():
    global _task_numbers, _count
    _task_numbers = itertools.count(1)
    _events.clear()
    _count = 0
    _numbers.clear()
    _lives.clear()


def _told(event):
    """An event in the words of course/trace.ts."""
    if event[0] == 'created':
        what, number, at, name, runs, by, kind, is_librarys = event
        told = {'what': what, 'task': number, 'at': at, 'name': _cut(name), 'runs': _cut(runs)}
        if kind != 'task':
            told['kind'] = kind
        if by is not None:
            told['by'] = by
        if is_librarys:
            told['isLibrarys'] = True
        return told
    what, number, start, end, then, code, instruction, awaited = event
    told = {'what': what, 'task': number, 'from': start, 'to': end, 'then': then}
    if code is not None:
        function, file, line = _place(code, instruction)
        told['in'] = _cut(function)
        if line is not None:
            told['place'] = {'file': _cut(file.removeprefix(frames.HOME)), 'line': line}
    if then == 'waits' and awaited is not None:
        told['on'] = _wait(awaited)
    return told


def _wait(awaited):
    if type(awaited) is types.CodeType:
        awaited = _kind_of(awaited), awaited.co_qualname
    kind, more = awaited
    if type(more) is int:
        return {'kind': kind, 'task': more}
    return {'kind': kind} if more is None else {'kind': kind, 'name': _cut(more)}


def _kind_of(code):
    """What a coroutine of the library's waits for."""
    known = _BY_NAME.get(code.co_qualname)
    if known is not None:
        return known
    return next((kind for part, kind in _BY_FILE.items() if part in code.co_filename), 'other')


_BY_NAME = {'sleep': 'sleep', 'to_thread': 'thread'}
_BY_FILE = {
    '/aiohttp/': 'http', '/asyncio/streams.py': 'http', '/asyncio/queues.py': 'queue', '/asyncio/locks.py': 'lock',
    '/asyncio/tasks.py': 'task', '/asyncio/taskgroups.py': 'task',
}


def _cut(name):
    """A name is the learner's, and as long as they like."""
    return name if len(name) <= 300 else f'{name[:299]}…'


def _place(code, instruction):
    """(function, file, line); the line is looked up when the program has ended, for that takes its time."""
    if code is None:
        return None, None, None
    if instruction is None:
        return code.co_qualname, code.co_filename, None
    for start, stop, line in code.co_lines():
        if start <= instruction < stop:
            return code.co_qualname, code.co_filename, line
    return code.co_qualname, code.co_filename, None


def number_of(task):
    key = id(task)
    number = _numbers.get(key)
    if number is None:
        number = _numbers[key] = next(_task_numbers)
        _lives[key] = weakref.ref(task, lambda _: (_numbers.pop(key, None), _lives.pop(key, None)))
    return number


def number(key):
    """Of what is no task: `key` names it for as long as the trace goes on."""
    found = _numbers.get(key)
    if found is None:
        found = _numbers[key] = next(_task_numbers)
    return found


def knows(key):
    return key in _numbers


def add_created(number, at, name, runs, by, kind, is_librarys):
    """`is_librarys`: a library made it for purposes of its own."""
    _events.append(('created', number, at, name, runs, by, kind, is_librarys))


def add_ran(number, start, end, then, code, instruction, awaited):
    """`awaited` is the code that is awaited, ('task', its number) or (what is waited for, by which name or None)."""
    _events.append(('ran', number, start, end, then, code, instruction, awaited))


def waits_at(coro):
    """Down the chain of awaits: (function, file, line) of the innermost frame of the learner's, and what it awaits."""
    code, instruction, awaited = _innermost(coro)
    return *_place(code, instruction), awaited and awaited.co_qualname


def _innermost(coro):
    """The code of the innermost frame of the learner's, the instruction that it is on, and the code that it awaits."""
    mine = frame = awaited = None
    # Each step of each task comes here: what is looked at is what is needed.
    while True:
        kind = type(coro)
        if kind is _Coroutine:
            code = coro.cr_code
        elif kind is _Generator:
            code = coro.gi_code
        elif kind is _AsyncGenerator:
            code = coro.ag_code
        else:
            break
        try:
            is_mine = _homes[code.co_filename]
        except KeyError:
            is_mine = _homes[code.co_filename] = frames.is_learners(code)
        if is_mine:
            mine, frame, awaited = code, coro.cr_frame if kind is _Coroutine else _frame_of(coro), None
        elif awaited is None:
            awaited = code
            if code is _SLEEP:      # it awaits nothing of the learner's
                break
        coro = coro.cr_await if kind is _Coroutine else _awaited_by(coro)
    return mine, None if frame is None else frame.f_lasti, awaited


def _awaited_by(generator):
    return generator.gi_yieldfrom if type(generator) is _Generator else generator.ag_await


def _frame_of(generator):
    return generator.gi_frame if type(generator) is _Generator else generator.ag_frame


def _traced_run(self):
    global _since
    callback = self._callback
    task = getattr(callback, '__self__', None)
    if type(task) is not _Task and not isinstance(task, _Task) or getattr(callback, '__name__', '__step') not in _STEPS:
        kernel.last_step = None
        return _run(self)
    # A look at the clock costs as much as all the rest here: this step begins where the last one ended.
    start = _since = kernel.last_step or _now()
    try:
        return _run(self)
    finally:
        end = kernel.last_step = _now()
        _stepped(task, start, end)
        # A frame that is kept with an error must not keep the task: asyncio tells its end when it is gone.
        self = callback = task = None


def _stepped(task, start, end):
    number = _numbers.get(id(task)) or number_of(task)
    waiter = task._fut_waiter
    if waiter is None and task.done():
        then = 'cancelled' if task.cancelled() else 'done' if task._exception is None else 'failed'
        _events.append(('ran', number, start, end, then, None, None, None))
        return
    code, instruction, awaited = _innermost(task.get_coro())
    if waiter is not None and isinstance(waiter, _Task):
        awaited = 'task', number_of(waiter)
    elif awaited is None and waiter is not None:
        awaited = _stands_for(waiter)
    _events.append(('ran', number, start, end, 'yields' if waiter is None else 'waits', code, instruction, awaited))


def _stands_for(future):
    """What a future that the learner awaits itself waits for, as far as it shows."""
    if type(future) is tasks._GatheringFuture:
        return 'task', 'gather'
    callbacks = future._callbacks or ()
    if callbacks and getattr(callbacks[0][0], '__qualname__', '').startswith('_chain_future.'):
        return 'thread', 'run_in_executor'
    return 'other', type(future).__name__


_LIBRARYS = re.compile(r'/(aiohttp/|asyncio/base_events\.py$)')


def is_librarys(code):
    """Whether a library runs that code for purposes of its own."""
    return code is not None and _LIBRARYS.search(code.co_filename) is not None


def _named_create_task(self, coro, **options):
    if options.get('name') is not None:
        return _create_task(self, coro, **options)
    factory = self._task_factory
    if factory is None or getattr(factory, '__module__', None) == tasks.__name__:
        return _create_task(self, coro, **options | {'name': f'Task-{next(_names)}'})
    task = _create_task(self, coro, **options)      # a factory of the program's need not know of names
    if hasattr(task, 'set_name') and re.fullmatch(r'Task-\d+', task.get_name()):
        task.set_name(f'Task-{next(_names)}')
    return task


def _traced_create_task(self, coro, **options):
    if not is_on:
        return _named_create_task(self, coro, **options)
    start = _now()
    parent = tasks.current_task(self)
    task = _named_create_task(self, coro, **options)
    name = getattr(coro, '__qualname__', type(coro).__name__)
    add_created(number_of(task), start, task.get_name(), name, parent and number_of(parent), 'task', is_librarys(getattr(coro, 'cr_code', None)))
    if task.done() or task._fut_waiter is not None:
        _stepped(task, start, _now())       # an eager task has run already
    return task


def install():
    base_events.BaseEventLoop.create_task = _traced_create_task
