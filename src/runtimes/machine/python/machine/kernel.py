"""The calls of the kernel. Numbers and text cross by value; nothing else does."""

run_sync = None     # waits for a promise on this stack; None where stacks cannot be switched
current = 1         # the ident of the thread that runs

on_resume = None    # hears of each turn on another thread's heels, once there are several processes
on_signal = None    # hears of each turn while a process has a signal that it has not heard
is_collecting = False

TIMED_OUT, WOKEN, DEADLOCKED, INTERRUPTED, STUCK = 0, 1, 2, 3, 4


class Deadlock(BaseException):
    """Everybody waits and nothing can wake anybody. On a desk the program would hang."""

    __module__ = 'builtins'     # a traceback names it alone


def attach(host, switch):
    """Binds the kernel's calls, once: a method that is looked up each time costs as much as the call."""
    global run_sync
    run_sync = switch
    names = globals()
    for name in (
        'enter', 'start', 'park', 'wake', 'give_way', 'branch', 'rejoin', 'remind', 'reminders', 'is_expecting',
        'is_contended', 'is_real', 'peek', 'now', 'rewind', 'skip',
        'socket', 'socket_pair', 'bind', 'listen', 'connect', 'accept', 'send', 'receive', 'fault', 'address',
        'shutdown', 'close', 'resolve', 'is_ready', 'wait_for_one',
        'poll_set', 'watch', 'forget_set', 'ready', 'wait_for',
        'pipe', 'copy', 'give', 'catch_up', 'vanish', 'interrupt',
        'process_start', 'process_enroll', 'process_end', 'process_status', 'process_children', 'process_reap', 'process_wait',
        'semaphore_create', 'semaphore_open', 'semaphore_unlink', 'semaphore_value', 'semaphore_take',
        'semaphore_wait', 'semaphore_release',
        'reason', 'still_at', 'so_far', 'exit',
    ):
        names[name] = getattr(host, name)


def await_turn(turn, me):
    """Ends the wait that the kernel began: at once, or on this stack when its turn has come."""
    global current
    if type(turn) is not int:
        turn = run_sync(turn.promise)
        current = me
        if on_resume is not None:
            on_resume(me)
    if turn == DEADLOCKED:
        raise Deadlock(describe_deadlock())
    if turn == STUCK:
        raise_stuck()
    if on_signal is not None:
        on_signal(me)
    return turn


DEADLOCKED_ALL = 'every thread waits, and nothing can wake one'


def describe_deadlock():
    return DEADLOCKED_ALL      # deadlock.py knows more


NEEDED = ('Threads that wait for each other need a browser that can switch stacks in WebAssembly (JSPI): '
          'Chrome 137, Firefox 153, Safari 27, or newer.')


def raise_stuck():
    raise RuntimeError(NEEDED)


def wait(until=None):
    """Parks this thread until it is woken, a signal comes, or the kernel's clock gets there: only TIMED_OUT is false."""
    return await_turn(park(-1 if until is None else until), current)


def deadline(seconds):
    """The moment that is so many seconds from now, for `wait`."""
    return peek() + seconds * 1e9


def sleep(seconds, /):
    """time.sleep"""
    if hasattr(seconds, '__index__'):
        seconds = seconds.__index__()
    elif not isinstance(seconds, float):
        if not hasattr(seconds, '__float__'):
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
        seconds = float(seconds)
    if seconds != seconds:
        raise ValueError('Invalid value NaN (not a number)')
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    if seconds > _LONGEST:
        raise OverflowError('timestamp too large to convert to C PyTime_t')
    until = deadline(seconds)
    # A thread that only sleeps is woken by nobody; but who is woken by mistake sleeps on.
    while await_turn(park(until), current) != TIMED_OUT:
        pass


_LONGEST = 2**63 // 10**9     # in seconds: so many nanoseconds CPython can count


# When the last step of a task ended, for as long as nothing but the next one can have come since; see trace.py.
last_step = None


def give_turn():
    """Lets the other threads run, if one is ready."""
    global last_step
    last_step = None
    await_turn(give_way(), current)


def settle():
    """Before this process does what others can see: what comes earlier by the clock happens first."""
    if not is_collecting:
        await_turn(catch_up(), current)
