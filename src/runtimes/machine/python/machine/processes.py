"""Processes: threads that have a state and descriptors of their own. Above them multiprocessing is CPython's own."""

import errno
import functools
import gc
import importlib
import os
import signal
import sys
import threading
from collections import deque

from . import boot, child, frames, kernel, sequentialprocesses, shared, signals, state, threads


class Process:
    """What Python knows of a process of the kernel's."""

    __slots__ = ('pid', 'parent', 'ident', 'state', 'handlers', 'pending', 'bell', 'alarm', 'stopped',
                 'status')

    def __init__(self, pid, parent, ident):
        self.pid, self.parent, self.ident = pid, parent, ident      # ident: of its first thread
        self.state = None
        self.handlers = {}      # what it does on a signal
        self.pending = deque()  # signals that its first thread has not heard of
        self.bell = -1          # the descriptor that hears of a signal at once
        self.alarm = None       # its timer
        self.status = 0         # how it ended, while others have not come so far
        self.stopped = None     # what ends the program when its first thread goes on


_MAIN_PID = 4000
_main = Process(_MAIN_PID, 1, 1)
active = _main          # whose state the library has now
_processes = {_MAIN_PID: _main}
_of_thread = {}         # ident -> process, of all but the first process's threads from before there were others
_killed = []            # what a killed process held is never cleaned up: nothing of it may run any more
_alone = {}             # the kernel's calls as they are with one process


def start(body, descriptors):
    """A new process that runs `body` once it has come up; the descriptors become its own. Answers its number."""
    if kernel.run_sync is None:
        return sequentialprocesses.start(body, descriptors)
    _divide()
    kernel.settle()
    pid, ident = map(int, kernel.process_start().split())
    for fd in descriptors:
        kernel.give(fd, pid)
    _of_thread[ident] = enroll(pid, ident)
    threads._starting[ident] = functools.partial(child.begin, body), threads._ThreadHandle()
    return pid


def enroll(pid, ident):
    """A process of that number."""
    _divide()
    process = _processes[pid] = Process(pid, active.pid, ident)
    process.state = state.fresh()
    return process


def be(pid):
    """This interpreter is a process of another's."""
    _main.pid, _main.parent = pid, _MAIN_PID


def leave(code):
    """This process has come to its end by itself; its first thread returns."""
    kernel.settle()
    active.status = (code & 0xFF) << 8
    if kernel.run_sync is not None:
        end(active, active.status)


def exit_at_once(status):
    """os._exit"""
    if active is _main:
        boot.exit_now(status)
    kernel.settle()
    if kernel.run_sync is None:
        raise child.Gone(int(status))
    end(active, (int(status) & 0xFF) << 8)
    kernel.run_sync(kernel.vanish().promise)


def end(process, status):
    """A process is over for all others."""
    if _processes.pop(process.pid, None) is None:
        return
    for ident in [ident for ident, owner in _of_thread.items() if owner is process]:
        del _of_thread[ident]
    state.forget(process.state)
    kernel.process_end(process.pid, status)


# ---- several of them

# Before these, others must have had what comes earlier by the clock: they show, or change, what is outside.
_SETTLED = ('bind', 'listen', 'connect', 'accept', 'send', 'receive', 'shutdown', 'is_ready', 'ready')


def _settled(call):
    def settled(*args):
        kernel.settle()
        return call(*args)
    return settled


# What a process imports as it comes up. The time that takes is in what coming up takes.
_AT_START = 'multiprocessing.resource_tracker', 'multiprocessing.spawn', 'runpy'


def _divide():
    """The first time that there is a second process."""
    if _alone:
        return
    began = kernel.peek()
    for name in _AT_START:
        importlib.import_module(name)
    kernel.rewind(kernel.peek() - began)
    _main.state = state.State()
    state.begin(_main.state)
    for name in ('start', *_SETTLED):
        _alone[name] = getattr(kernel, name)
    for name in _SETTLED:
        setattr(kernel, name, _settled(_alone[name]))
    kernel.start = _start_thread
    kernel.on_resume = resumed
    gc.callbacks.append(_tell_collecting)


def forget():
    """The processes of the program before are gone."""
    _main.handlers.clear()
    _main.pending.clear()
    _main.bell, _main.alarm, kernel.on_signal = -1, None, None
    if not _alone:
        return
    switch(_main)
    for name, call in _alone.items():
        setattr(kernel, name, call)
    kernel.on_resume = None
    gc.callbacks.remove(_tell_collecting)
    _alone.clear()
    _of_thread.clear()
    _processes.clear()
    _processes[_MAIN_PID] = _main
    _main.stopped = None
    state.renew()
    shared.forget()
    sequentialprocesses.forget()


def _start_thread():
    ident = _alone['start']()
    _of_thread[ident] = active
    return ident


def _tell_collecting(phase, info):
    # While the collector runs no stack may be put aside: it keeps lists on it.
    kernel.is_collecting = phase == 'start'


def switch(process):
    """From now on the library has the state of that process."""
    global active
    if process is not active:
        before, active = active, process
        state.exchange(before.state, process.state)


def resumed(ident):
    """A thread has its turn again, or for the first time: its process's state must be there."""
    process = _of_thread.get(ident, _main)
    switch(process)
    if ident == process.ident:
        if process.stopped is not None:
            stopped, process.stopped = process.stopped, None
            raise stopped


def is_child():
    return active is not _main


def place_of(frame):
    """Where a process that is not the first computes, as words to put behind a verb; '' in the first."""
    file, line = frames.place_of(frame)
    if active is _main or not file:
        return ''
    name = sys.modules['multiprocessing.process']._current_process.name
    return f', in {name} at line {line} of {file.rpartition("/")[2]}'


def stop(reason):
    """This process has computed for too long: the program ends, which its first process is told."""
    _main.stopped = reason
    if kernel.run_sync is None:
        raise reason
    kernel.interrupt(_main.ident)
    _killed.append(active)
    end(active, signal.SIGKILL)
    kernel.run_sync(kernel.vanish().promise)


# ---- signals

def have_pending():
    """Whether any process has a signal that it has not heard."""
    return any(process.pending for process in _processes.values())


def die(process, number):
    """A signal for which nothing is set ends a process."""
    if process is _main:
        boot.exit_now(128 + number)
    if process is active and kernel.run_sync is None:
        raise child.Gone(128 + number)
    _killed.append(process)
    end(process, int(number))
    if process is active:
        kernel.run_sync(kernel.vanish().promise)


def kill(pid, number, /):
    """os.kill"""
    kernel.settle()
    process = _processes.get(pid)
    if process is None:
        raise ProcessLookupError(errno.ESRCH, 'No such process')
    if number != 0:
        signals.arrive(process, number)


# ---- waiting for a child

_NO_CHILD = -2


def waitpid(pid, options, /):
    """os.waitpid"""
    kernel.settle()
    while True:
        numbers = [pid] if pid > 0 else [int(number) for number in kernel.process_children().split()]
        if not numbers or kernel.process_status(numbers[0]) == _NO_CHILD:
            raise ChildProcessError(errno.ECHILD, 'No child processes')
        for number in numbers:
            status = kernel.process_status(number)
            if status >= 0:
                kernel.process_reap(number)
                return number, status
        if options & os.WNOHANG:
            return 0, 0
        if kernel.run_sync is None:
            sequentialprocesses.wait_for(numbers)
        else:
            kernel.await_turn(kernel.process_wait(' '.join(map(str, numbers))), kernel.current)


def _fork():
    raise NotImplementedError("This machine cannot fork: nothing copies a running interpreter. "
                              "Use multiprocessing.get_context('spawn'), which is the default here.")


def install():
    """Puts these in the place of what an operating system answers."""
    os.getpid, os.getppid = lambda: active.pid, lambda: active.parent
    os._exit, os.kill, os.waitpid, os.fork = exit_at_once, kill, waitpid, _fork
    os.wait = lambda: waitpid(-1, 0)
    signals.install()
    main_ident = threads._thread._get_main_thread_ident = lambda: active.ident
    threading._get_main_thread_ident = main_ident
