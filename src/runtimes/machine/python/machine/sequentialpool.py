"""ThreadPoolExecutor where stacks cannot be switched: a call runs to its end when a worker is free for it."""

import queue
import threading
from collections import deque
from concurrent.futures import _base, thread

from . import kernel, sequential

_Executor = thread.ThreadPoolExecutor
_library_submit, _library_shutdown = _Executor.submit, _Executor.shutdown

_crews = {}     # executors that have work to do -> their crews


class _Worker:
    __slots__ = ('context', 'thread', 'is_ready')

    def __init__(self, executor, number):
        self.context = executor._create_worker_context()
        self.thread = threading.Thread(name=f'{executor._thread_name_prefix or executor}_{number}')
        self.is_ready = False

    def begin(self):
        """The first call that it runs gives it its number."""
        worker = self.thread
        worker._ident = worker._native_id = kernel.current
        worker._os_thread_handle.ident, worker._os_thread_handle._has_begun = kernel.current, True
        worker._started.set()
        threading._active[kernel.current] = worker


class _Crew:
    """The workers of one executor."""

    def __init__(self):
        self.free, self.count = deque(), 0
        self.ends = {}      # busy worker -> the moment at which its call ends


def _crew_of(executor):
    crew = vars(executor).get('_crew')
    if crew is None:
        crew = executor._crew = _Crew()
    return crew


def _submit(self, fn, /, *args, **kwargs):
    future = _library_submit(self, fn, *args, **kwargs)
    _hand_out(self)
    return future


def _hand_out(executor):
    """Runs as many of the calls that wait as there are workers."""
    crew = _crew_of(executor)
    while crew.free or crew.count < executor._max_workers:
        try:
            item = executor._work_queue.get_nowait()
        except queue.Empty:
            return
        if item is None or not item.future.set_running_or_notify_cancel():
            continue
        if crew.free:
            worker = crew.free.popleft()     # who has waited longest
        else:
            worker = _Worker(executor, crew.count)
            crew.count += 1
        _run(executor, crew, worker, item)


def _run(executor, crew, worker, item):
    result = error = None

    def act():
        nonlocal result, error
        if worker.thread.ident is None:
            worker.begin()
        try:
            if _is_ready(executor, worker):
                result = worker.context.run(item.task)
            else:
                error = executor.BROKEN(executor._broken)
        except BaseException as exc:
            error = exc

    ends, needed = sequential.run_apart(act, worker.thread.ident)
    crew.ends[worker] = ends
    _crews[executor] = crew

    def finish():
        outer, kernel.current = kernel.current, worker.thread.ident
        try:
            if needed or error:
                item.future.set_exception(needed or error)
            else:
                item.future.set_result(result)
        finally:
            kernel.current = outer
            del crew.ends[worker]
            crew.free.append(worker)
            _hand_out(executor)
            if not crew.ends:
                _crews.pop(executor, None)
    sequential.at(ends, finish)


def _is_ready(executor, worker):
    if not worker.is_ready:
        try:
            worker.context.initialize()
        except BaseException:
            _base.LOGGER.critical('Exception in initializer:', exc_info=True)
            executor._initializer_failed()
            return False
        worker.is_ready = True
    return True


def _shutdown(self, wait=True, *, cancel_futures=False):
    _library_shutdown(self, wait, cancel_futures=cancel_futures)
    crew = _crew_of(self)
    if wait:
        _wait_for_all(crew)
    for worker in crew.free:
        threading._active.pop(worker.thread.ident, None)


def _wait_for_all(crew):
    while crew.ends:
        sequential.wait_until(max(crew.ends.values()))
        sequential.run_due()
        if sequential.is_apart() and max(crew.ends.values(), default=0) <= kernel.peek():
            return      # who was called in everybody's time ends there, when this thread is over


def _end():
    """The end of the program waits for what executors have still to do."""
    while _crews:
        _wait_for_all(next(iter(_crews.values())))


def install():
    _Executor.submit, _Executor.shutdown = _submit, _shutdown
    _submit.__doc__, _shutdown.__doc__ = _library_submit.__doc__, _library_shutdown.__doc__
    _submit.__name__ = _submit.__qualname__ = 'submit'
    _shutdown.__name__ = _shutdown.__qualname__ = 'shutdown'
    _Executor._adjust_thread_count = lambda self: None
    threading._register_atexit(_end)
