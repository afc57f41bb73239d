"""Threads where stacks cannot be switched: each runs to its end when it starts, in a time of its own.

What a thread waited is taken back from the clock, and it ends for the others when the clock has got there
again. That is right for threads that wait for the world; one that waits for another thread says what is needed.
"""

import _thread
import sys
import threading

from . import frames, kernel, threads

_depth = 0          # how many threads run on the stacks of those that started them
_stuck_at = None    # (name of the thread, file, line) where the innermost of them waits for another
_fruitless = 0      # how often it waited in vain
_have_run = False
_is_told = False
_waiting = None     # the innermost wait of a thread that another may end
_callbacks = {}     # number of a reminder -> what is to be done then
_numbers = 0

_MOST_FRUITLESS = 10_000


class _Wait:
    __slots__ = ('ident', 'is_over', 'outer')

    def __init__(self, ident, outer):
        self.ident, self.is_over, self.outer = ident, False, outer


# ---- a thread

class Handle(threads._ThreadHandle):
    """What one can wait for of a thread that has run already: the moment at which it ended."""

    ends = None

    def is_done(self):
        return self._is_done or self.ends is not None and kernel.peek() >= self.ends

    def join(self, timeout=None):
        if not self._has_begun:
            raise RuntimeError('thread not started')
        if kernel.current == self.ident:
            raise RuntimeError('Cannot join current thread')
        if self.ends is None and not self._is_done:
            kernel.raise_stuck()    # it runs further down on this very stack
        until = None if timeout is None or timeout < 0 else kernel.deadline(timeout)
        if not self.is_done():
            wait_until(self.ends if until is None else min(until, self.ends))
        if self.is_done():
            threads._undaemonic.pop(self.ident, None)


def run_now(function, handle, daemon):
    """start_joinable_thread: comes back when the thread has run to its end."""
    handle._has_begun = True

    def act():
        handle.ident = kernel.current
        function()
    handle.ends, needed = run_apart(act)
    if needed is None:
        if not daemon:
            threads._undaemonic[handle.ident] = handle
    else:
        handle.ends = kernel.peek()
        thread = getattr(function, '__self__', None)
        if isinstance(thread, threading.Thread):
            threading._limbo[thread] = thread   # Thread.start takes it away when it fails
        raise needed
    return handle


def run_apart(act, ident=None, process=None):
    """Runs it as a thread. Answers the moment at which it ended, and an error if it waits for another thread."""
    global _depth, _stuck_at, _fruitless, _have_run
    run_due()
    outer = kernel.current, _stuck_at, _fruitless
    own = kernel.branch() if process is None else kernel.branch(process)
    kernel.current, _stuck_at, _fruitless = ident or own, None, 0
    _depth += 1
    _have_run = True
    needed = None
    try:
        act()
    except SystemExit:
        pass
    finally:
        _depth -= 1
        ends = kernel.rejoin()
        if _stuck_at is not None:
            needed = RuntimeError(_describe(*_stuck_at))
        kernel.current, _stuck_at, _fruitless = outer
    return ends, needed


def _describe(name, file, line):
    where = f' at line {line} of {file.rpartition("/")[2]}' if file else ''
    return f'{name} waits{where} for another thread. {kernel.NEEDED}'


def _raise_stuck():
    """The running thread cannot go on. SystemExit ends it without a word; run_now says the rest."""
    global _stuck_at
    if _depth == 0:
        raise RuntimeError(kernel.NEEDED)
    _stuck_at = threading.current_thread().name, *frames.place_of(sys._getframe())
    raise SystemExit


# ---- time

def at(moment, callback):
    """Does something when the clock has got there and the running thread waits."""
    global _numbers
    _numbers += 1
    _callbacks[_numbers] = callback
    kernel.remind(moment, _numbers)


def run_due():
    """Does what is due. Answers whether anything was."""
    numbers = kernel.reminders()
    for number in numbers.split():
        callback = _callbacks.pop(int(number), None)
        if callback is not None:
            callback()
    return numbers != ''


def wait_until(moment):
    """Waits for that moment, and does what is due until then."""
    while True:
        kernel.await_turn(kernel.park(moment), kernel.current)
        if kernel.peek() >= moment:
            return


def is_apart():
    """Whether time passes for one thread alone."""
    return _depth > 0


# ---- the kernel's calls that wait, with what is due in between

def _wrap_waits():
    park, wait_for, wait_for_one, give_way = kernel.park, kernel.wait_for, kernel.wait_for_one, kernel.give_way
    wait, describe_deadlock = kernel.wait, kernel.describe_deadlock

    def park_and_do(until):
        global _waiting
        mine = _waiting = _Wait(kernel.current, _waiting)
        before = kernel.peek()
        try:
            while True:
                turn = park(until)
                was_due = run_due()
                if mine.is_over:
                    return kernel.WOKEN
                if not was_due:
                    return turn
                if 0 <= until <= kernel.peek():
                    return kernel.TIMED_OUT
        finally:
            _waiting = mine.outer
            if _depth and kernel.peek() > before:
                _tell_if_real()

    def wait_in_vain(until=None):
        came = wait(until)
        if not came and _depth and until is not None:
            _count_fruitless()
        return came

    def wait_for_and_do(number, until):
        turn = wait_for(number, until)
        if run_due():
            return kernel.WOKEN
        if _depth and turn == kernel.TIMED_OUT and not kernel.is_expecting():
            _count_fruitless()
        return turn

    def wait_for_one_and_do(fd, until):
        if _depth and not kernel.is_expecting():
            return kernel.STUCK     # only another thread could send something
        turn = wait_for_one(fd, until)
        return kernel.WOKEN if run_due() else turn

    def give_way_and_do():
        turn = give_way()
        caller = sys._getframe(2)
        # In the middle of the library's code a callback could find the library half done.
        if caller.f_code.co_name != '_on_interrupt' or frames.is_learners(caller.f_back.f_code):
            run_due()
        return turn

    def describe():
        said = describe_deadlock()
        return f'{said}. Here each thread ran to its end when it was started. {kernel.NEEDED}' if _have_run else said

    kernel.park, kernel.wait_for, kernel.wait_for_one = park_and_do, wait_for_and_do, wait_for_one_and_do
    kernel.give_way, kernel.wait, kernel.wake = give_way_and_do, wait_in_vain, _wake
    kernel.describe_deadlock, kernel.raise_stuck = describe, _raise_stuck


def _wake(ident):
    """One stack, so whoever waits does so further down on it."""
    waiting = _waiting
    while waiting is not None:
        if waiting.ident == ident and not waiting.is_over:
            waiting.is_over = True
            return True
        waiting = waiting.outer
    return False


def _count_fruitless():
    """A thread that looks again and again for what another should do would look for ever."""
    global _fruitless
    _fruitless += 1
    if _fruitless > _MOST_FRUITLESS:
        kernel.raise_stuck()


def _tell_if_real():
    """By the real clock nothing can be taken back."""
    global _is_told
    if _is_told or not kernel.is_real():
        return
    _is_told = True
    print('Threads run one after the other here, and so do their waits: this browser cannot switch stacks in '
          'WebAssembly (JSPI). They wait side by side with a virtual clock, or in Chrome 137, Firefox 153, Safari 27, '
          'or newer.', file=sys.stderr)


def install():
    from . import sequentialpool
    _wrap_waits()
    _thread._ThreadHandle = threading._ThreadHandle = threads._ThreadHandle = Handle
    threading._main_thread._os_thread_handle = threads._handle_of(1)
    sequentialpool.install()
