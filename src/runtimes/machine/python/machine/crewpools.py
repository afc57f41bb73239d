"""ProcessPoolExecutor and Pool over crews: sequential ones, or interpreters of their own."""

import os
import pickle

from .poolworkers import pickled


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


def _finish_executor(module, Crew):
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


def _finish_pool(module, Crew):
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


def finished(Crew):
    """What is to be done to modules of the library's when they are imported."""
    return {
        'concurrent.futures.process': lambda module: _finish_executor(module, Crew),
        'multiprocessing.pool': lambda module: _finish_pool(module, Crew),
    }
