"""What is said of a deadlock: who waits, and where."""

import threading
from asyncio import events, tasks

from . import frames, kernel, trace

_MOST = 5       # more than these nobody reads


def install():
    kernel.describe_deadlock = describe


def describe():
    who = _tasks() or _threads()
    if not who:
        return kernel.DEADLOCKED_ALL
    if len(who) > _MOST:
        who[_MOST:] = [f'{len(who) - _MOST} more']
    return f'{kernel.DEADLOCKED_ALL}: {", ".join(who)}'


def _tasks():
    """The tasks of the loop that waits, each with the learner's line that it is on."""
    loop = events._get_running_loop()
    if loop is None:
        return []
    waiting = [task for task in tasks.all_tasks(loop) if not task.done()]
    waiting.sort(key=lambda task: (len(task.get_name()), task.get_name()))
    return [_told(task) for task in waiting]


def _told(task):
    function, file, line, _ = trace.waits_at(task.get_coro())
    if line is None:
        return task.get_name()
    return f'{task.get_name()} in {function} (line {line} of {file.removeprefix(frames.HOME)})'


def _threads():
    """The threads by name. The first one alone needs none: its traceback is shown."""
    alive = [thread for thread in threading._active.values() if thread.is_alive()]
    return [] if alive == [threading._main_thread] else [thread.name for thread in alive]
