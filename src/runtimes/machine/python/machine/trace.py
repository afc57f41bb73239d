"""What ran when, and what it waited for."""

import itertools
import json
import re
import time
import types
from asyncio import base_events, events, tasks

from . import frames

_now = time.perf_counter
_run = events.Handle._run
_create_task = base_events.BaseEventLoop.create_task
_Task = tasks.Task
_Coroutine, _Generator, _AsyncGenerator = types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType
_HOME_LENGTH = len(frames.HOME)

is_on = False
_names = itertools.count(1)
_events = []
_numbers = {}
_held = []      # while its number is in use a task must live: another one would get its address


def begin():
    global is_on
    forget_names()
    _events.clear()
    _numbers.clear()
    _held.clear()
    is_on = True
    events.Handle._run = _traced_run


def forget_names():
    """The next task is Task-1 again, as in a program that has just begun."""
    global _names
    _names = itertools.count(1)


def end():
    """The events since `begin`, as JSON; see course/trace.ts."""
    global is_on
    is_on = False
    events.Handle._run = _run
    text = json.dumps(_events)
    _events.clear()
    _numbers.clear()
    _held.clear()
    return text


def _number_of(task):
    number = _numbers.get(id(task))
    if number is None:
        number = _numbers[id(task)] = len(_numbers) + 1
        _held.append(task)
    return number


def waits_at(coro):
    """Down the chain of awaits: (function, file, line) of the innermost frame of the learner's, and what it awaits."""
    mine = awaited = None
    # Each step of each task comes here: what is looked at is what is needed.
    while True:
        kind = type(coro)
        if kind is _Coroutine:
            code, awaits = coro.cr_code, coro.cr_await
        elif kind is _Generator:
            code, awaits = coro.gi_code, coro.gi_yieldfrom
        elif kind is _AsyncGenerator:
            code, awaits = coro.ag_code, coro.ag_await
        else:
            break
        if code.co_filename[:_HOME_LENGTH] == frames.HOME:
            mine, awaited = coro, None
        elif awaited is None:
            awaited = code.co_qualname
        coro = awaits
    if mine is None:
        return None, None, None, awaited
    kind = type(mine)
    if kind is _Coroutine:
        code, frame = mine.cr_code, mine.cr_frame
    elif kind is _Generator:
        code, frame = mine.gi_code, mine.gi_frame
    else:
        code, frame = mine.ag_code, mine.ag_frame
    return code.co_qualname, code.co_filename, frame and frame.f_lineno, awaited


def _traced_run(self):
    task = getattr(self._callback, '__self__', None)
    if type(task) is not _Task and not isinstance(task, _Task) or task.done():
        return _run(self)
    start = _now()
    try:
        return _run(self)
    finally:
        _stepped(task, start)
        # A frame that is kept with an error must not keep the task: asyncio tells its end when it is gone.
        self = task = None


def _stepped(task, start):
    end = _now()
    number = _numbers.get(id(task)) or _number_of(task)
    if not task.done():
        waiter = task._fut_waiter
        function, file, line, awaited = waits_at(task.get_coro())
        if waiter is not None and isinstance(waiter, _Task):
            awaited = f'task {_number_of(waiter)}'
        then = 'yields' if waiter is None else 'waits'
        _events.append(('ran', number, start, end, then, function, file, line, awaited))
        return
    then = 'cancelled' if task.cancelled() else 'done' if task._exception is None else 'failed'
    _events.append(('ran', number, start, end, then, None, None, None, None))


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
    _events.append(['created', _number_of(task), start, task.get_name(), name, parent and _number_of(parent)])
    if task.done() or task._fut_waiter is not None:
        _stepped(task, start)       # an eager task has run already
    return task


def install():
    base_events.BaseEventLoop.create_task = _traced_create_task
