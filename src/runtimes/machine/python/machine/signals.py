"""signal over the machine: a process hears what it raises itself, what others send it, and its timer.

As in CPython a handler runs in the first thread of its process, whatever that thread waits for; the wait then goes on.
"""

import _thread
import errno
import operator
import os
import signal
import sys
import threading

from . import frames, kernel, processes, threads

_HARMLESS = {signal.SIGCHLD, signal.SIGCONT, signal.SIGURG, signal.SIGWINCH}
_IN_MAIN = 'only works in main thread of the main interpreter'


def handler_of(process, number):
    return process.handlers.get(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


def arrive(process, number, interrupts=True):
    """A signal reaches a process, and interrupts what its first thread waits for."""
    handler = handler_of(process, number)
    if not callable(handler):
        if handler == signal.SIG_DFL and number not in _HARMLESS:
            processes.die(process, number)
        return
    process.pending.append(number)
    kernel.on_signal = hear
    if process.bell != -1:
        kernel.send(process.bell, chr(number))      # when nobody empties it, it is full of bells already
    if process is processes.active and kernel.current == process.ident:
        hear(process.ident)
    elif interrupts:
        kernel.interrupt(process.ident)


def hear(ident):
    """A thread goes on: if it is the first of its process, it does what the process does on signals."""
    process = processes.active
    while ident == process.ident and process.pending:
        number = process.pending.popleft()
        handler = handler_of(process, number)
        if not processes.have_pending():
            kernel.on_signal = None
        if callable(handler):
            handler(number, _outside(sys._getframe(1)))


def _outside(frame):
    """The innermost frame that is none of the machine's: what a handler is told it came into."""
    while frame.f_back is not None and frames.is_machines(frame.f_code):
        frame = frame.f_back
    return frame


def _checked(number):
    number = operator.index(number)
    if not 1 <= number < signal.NSIG:
        raise ValueError('signal number out of range')
    return number


def _is_in_main():
    return threading.current_thread() is threading.main_thread()


def set_handler(number, handler):
    """signal.signal"""
    if not _is_in_main():
        raise ValueError(f'signal {_IN_MAIN}')
    number = _checked(number)
    if not callable(handler) and handler not in (signal.SIG_DFL, signal.SIG_IGN):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    if number in (signal.SIGKILL, signal.SIGSTOP):
        raise OSError(errno.EINVAL, 'Invalid argument')
    before = handler_of(processes.active, number)
    processes.active.handlers[number] = handler
    return before


def get_handler(number):
    """signal.getsignal"""
    return handler_of(processes.active, _checked(number))


def raise_signal(number, /):
    """signal.raise_signal"""
    arrive(processes.active, _checked(number))


def interrupt_main(number=signal.SIGINT, /):
    """_thread.interrupt_main: as if the signal had come; but nothing it waits for ends, as no real one did."""
    number = _checked(number)
    if callable(handler_of(processes.active, number)):
        arrive(processes.active, number, interrupts=False)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """signal.set_wakeup_fd"""
    if not _is_in_main():
        raise ValueError(f'set_wakeup_fd {_IN_MAIN}')
    if fd != -1:
        os.fstat(fd)
    before, processes.active.bell = processes.active.bell, fd
    return before


def siginterrupt(number, flag, /):
    """signal.siginterrupt: no call of this machine ends for a signal, whatever the flag."""
    _checked(number)


def pause():
    """signal.pause"""
    while kernel.wait() != kernel.INTERRUPTED:
        pass


# ---- the timer

class _Alarm:
    __slots__ = ('due', 'interval', 'ident')


def set_timer(which, seconds, interval=0.0, /):
    """signal.setitimer"""
    if which != signal.ITIMER_REAL:
        raise signal.ItimerError(errno.EINVAL, 'Only ITIMER_REAL is there')
    if seconds < 0 or interval < 0:
        raise signal.ItimerError(errno.EINVAL, 'Invalid argument')
    if kernel.run_sync is None:
        raise NotImplementedError(kernel.NEEDED)
    process, before = processes.active, get_timer(which)
    old, process.alarm = process.alarm, None
    if old is not None:
        kernel.wake(old.ident)
    if seconds:
        process.alarm = alarm = _Alarm()
        alarm.due, alarm.interval = kernel.deadline(seconds), interval
        alarm.ident = threads.start_joinable_thread(lambda: _ring(process, alarm)).ident
    return before


def get_timer(which, /):
    """signal.getitimer"""
    alarm = processes.active.alarm
    return (0.0, 0.0) if alarm is None else ((alarm.due - kernel.peek()) / 1e9, alarm.interval)


def alarm(seconds, /):
    """signal.alarm"""
    left, _ = set_timer(signal.ITIMER_REAL, operator.index(seconds))
    return -int(-left // 1)


def _ring(process, alarm):
    while process.alarm is alarm:
        if kernel.wait(alarm.due) != kernel.TIMED_OUT:
            continue        # another alarm has been set instead
        if alarm.interval:
            alarm.due += alarm.interval * 1e9
        else:
            process.alarm = None
        arrive(process, signal.SIGALRM)


def install():
    """Puts these in the place of what the C module has."""
    signal.signal, signal.getsignal, signal.raise_signal = set_handler, get_handler, raise_signal
    signal.set_wakeup_fd, signal.siginterrupt, signal.pause = set_wakeup_fd, siginterrupt, pause
    signal.setitimer, signal.getitimer, signal.alarm = set_timer, get_timer, alarm
    signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF = 0, 1, 2
    signal.ItimerError = OSError
    _thread.interrupt_main = interrupt_main
