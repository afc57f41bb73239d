"""multiprocessing and ProcessPoolExecutor where stacks cannot be switched.

They lose the threads that stand between them and their processes: nobody could have a turn meanwhile.
"""

import os
import pickle
import threading

from . import kernel
from .sequentialcrews import Crew, pickled


class _FutureCall:
    """A call of ProcessPoolExecutor."""

    def __init__(self, executor, future, message):
        self._executor, self._future, self.message = executor, future, message

    def is_wanted(self):
        return self._future.set_running_or_notify_cancel()

    def cancel(self):
        self._future.cancel()

    def done(self, answer):
        from concurrent.futures.process import BrokenProcessPool
        if answer is None:
            self._executor._broken = 'A child process terminated abruptly, the process pool is not usable anymore'
            self._future.set_exception(BrokenProcessPool('A process in the process pool was terminated abruptly '
                                                         'while the future was running or pending.'))
            return
        has_succeeded, result = answer
        result = pickle.loads(result)
        if has_succeeded:
            self._future.set_result(result)
        else:
            self._future.set_exception(result)


def _finish_executor(module):
    """concurrent.futures.process: its queues, its thread and its workers are one crew."""
    executor = module.ProcessPoolExecutor

    def crew_of(self):
        crew = vars(self).get('_crew')
        if crew is None:
            begin = pickled((self._initializer, self._initargs))
            crew = self._crew = Crew(self._mp_context, self._max_workers, 'Process', begin,
                                      self._max_tasks_per_child)
        return crew

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise module.BrokenProcessPool(self._broken)
        if self._shutdown_thread:
            raise RuntimeError('cannot schedule new futures after shutdown')
        future = module._base.Future()
        try:
            message = pickled((fn, args, kwargs))
        except Exception as exc:
            future.set_exception(exc)
            return future
        crew_of(self).put(_FutureCall(self, future, message))
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown_thread = True
        crew = crew_of(self)
        if cancel_futures:
            for call in crew.cancel():
                call.cancel()
        if wait:
            crew.wait()
            crew.end()

    submit.__doc__, shutdown.__doc__ = executor.submit.__doc__, executor.shutdown.__doc__
    executor.submit, executor.shutdown = submit, shutdown


class _PoolCall:
    """A call of multiprocessing.Pool."""

    def __init__(self, cache, job, at, message):
        self._cache, self._job, self._at, self.message = cache, job, at, message

    def is_wanted(self):
        return self._job in self._cache

    def done(self, answer):
        if self.is_wanted():
            has_succeeded, result = (False, None) if answer is None else (answer[0], pickle.loads(answer[1]))
            if answer is None:
                result = RuntimeError('A process of the pool has ended. On a desk the program would wait for its '
                                      'answer without an end.')
            self._cache[self._job]._set(self._at, (has_succeeded, result))


def _finish_pool(module):
    """multiprocessing.pool: its queues, its threads and its workers are one crew."""
    class Pool(module.Pool):
        def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
            self._ctx = context or module.get_context()
            self._processes = os.process_cpu_count() if processes is None else processes
            if self._processes < 1:
                raise ValueError('Number of processes must be at least 1')
            if initializer is not None and not callable(initializer):
                raise TypeError('initializer must be a callable')
            self._cache, self._pool, self._taskqueue = {}, [None] * self._processes, self
            self._crew = Crew(self._ctx, self._processes, 'PoolWorker', pickled((initializer, initargs)),
                               maxtasksperchild)
            self._state = module.RUN

        def put(self, given):
            tasks, set_length = given
            at = -1
            for job, at, function, args, kwargs in tasks:
                try:
                    message = pickled((function, args, kwargs))
                except Exception as exc:
                    self._cache[job]._set(at, (False, exc))
                    continue
                self._crew.put(_PoolCall(self._cache, job, at, message))
            if set_length:
                set_length(at + 1)

        def close(self):
            if self._state == module.RUN:
                self._state = module.CLOSE

        def terminate(self):
            self._state = module.TERMINATE
            self._crew.cancel()
            self._crew.end()

        def join(self):
            if self._state == module.RUN:
                raise ValueError('Pool is still running')
            if self._state == module.CLOSE:
                self._crew.wait()
                self._crew.end()

        def __del__(self):
            pass

    Pool.__module__, Pool.__qualname__ = module.__name__, 'Pool'
    module.Pool = Pool


class _Sender:
    """What a queue tells of something new: it is sent at once, where no thread can wait to do it."""

    def __init__(self, queue):
        self._queue = queue

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def notify(self):
        queue = self._queue
        while queue._buffer:
            obj = queue._buffer.popleft()
            try:
                queue._send_bytes(pickled(obj))
            except Exception as exc:
                queue._sem.release()
                queue._on_queue_feeder_error(exc, obj)

    def _at_fork_reinit(self):
        pass


def _finish_queues(module):
    """multiprocessing.queues: no thread stands between a queue and its pipe."""
    library_reset = module.Queue._reset

    def reset(self, after_fork=False):
        library_reset(self, after_fork)
        self._notempty = _Sender(self)

    def start_thread(self):
        self._thread = threading.current_thread()

    module.Queue._reset, module.Queue._start_thread = reset, start_thread


def _finish_managers(module):
    """multiprocessing.managers: a server waits for who asks it, so there is none."""
    def start(self, initializer=None, initargs=()):
        raise RuntimeError(f'A Manager answers from a process of its own. {kernel.NEEDED}')
    module.BaseManager.start = start


FINISHED = {
    'concurrent.futures.process': _finish_executor,
    'multiprocessing.managers': _finish_managers,
    'multiprocessing.pool': _finish_pool,
    'multiprocessing.queues': _finish_queues,
}
