"""What ran when, and what it waited for."""

import itertools
import json
import re
import time
from asyncio import base_events, events, tasks

from . import frames

_now = time.perf_counter
_run = events.Handle._run
_create_task = base_events.BaseEventLoop.create_task
_Task = tasks.Task

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
    """Down the chain of awaits: (function, line) of the innermost frame of the learner's, and what it awaits."""
    function = file = line = awaited = None
    while coro is not None:
        kind = 'cr' if hasattr(coro, 'cr_code') else 'ag' if hasattr(coro, 'ag_code') else 'gi' if hasattr(coro, 'gi_code') else None
        if kind is None:
            break
        code, frame = getattr(coro, kind + '_code'), getattr(coro, kind + '_frame')
        if frames.is_learners(code):
            function, file, line, awaited = code.co_qualname, code.co_filename, frame and frame.f_lineno, None
        elif awaited is None:
            awaited = code.co_qualname
        coro = getattr(coro, kind + ('_yieldfrom' if kind == 'gi' else '_await'))
    return function, file, line, awaited


def _traced_run(self):
    task = getattr(self._callback, '__self__', None)
    if not isinstance(task, _Task) or task.done():
        return _run(self)
    start = _now()
    try:
        return _run(self)
    finally:
        _stepped(task, start)
        # A frame that is kept with an error must not keep the task: asyncio tells its end when it is gone.
        self = task = None


def _stepped(task, start):
    then = 'waits'
    where = (None, None, None, None)
    if task.done():
        then = 'cancelled' if task.cancelled() else 'done' if task._exception is None else 'failed'
    else:
        waiter = task._fut_waiter
        if waiter is None:
            then = 'yields'
        where = waits_at(task.get_coro())
        if isinstance(waiter, _Task):
            where = *where[:3], f'task {_number_of(waiter)}'
    _events.append(['ran', _number_of(task), start, _now(), then, *where])


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
