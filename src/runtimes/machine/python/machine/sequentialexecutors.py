"""multiprocessing and ProcessPoolExecutor where stacks cannot be switched.

They lose the threads that stand between them and their processes: nobody could have a turn meanwhile.
"""

import threading

from . import crewpools, kernel
from .poolworkers import pickled
from .sequentialcrews import Crew


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
    **crewpools.finished(Crew),
    'multiprocessing.managers': _finish_managers,
    'multiprocessing.queues': _finish_queues,
}
