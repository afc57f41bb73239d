"""The processes of a pool where stacks cannot be switched: a call runs to its end when one of them is free for it."""

import logging
import pickle
from collections import deque

from . import child, kernel, processes, sequential, sequentialprocesses


def pickled(obj):
    from multiprocessing.context import reduction
    return bytes(reduction.ForkingPickler.dumps(obj))


class _Worker:
    """A process that does one call after the other."""

    def __init__(self, context, name):
        from multiprocessing import spawn
        from multiprocessing.context import set_spawning_popen
        self._is_up = self.is_gone = False
        self.calls = 0
        self._process = processes.enroll(kernel.process_enroll(), None)
        process = context.Process()
        process.name = process.name.replace('Process', name)
        set_spawning_popen(self)
        try:
            self._orders = pickled((spawn.get_preparation_data(process.name), process))
        finally:
            set_spawning_popen(None)

    def call(self, begin, message):
        """Does a call. Answers when it is done, whether it succeeded, and its result, pickled."""
        answer = None
        self.calls += 1

        def act():
            nonlocal answer
            try:
                if not self._is_up:
                    self._come_up()
                    self._initialize(begin)
                answer = self._answer(message)
            except child.Gone:
                self.is_gone = True
            except BaseException:
                self.is_gone = True
                logging.getLogger('concurrent.futures').critical('Exception in initializer:', exc_info=True)
        ends, needed = sequentialprocesses.run(self._process, act)
        if needed is not None:
            answer = False, pickle.dumps(needed)
        return ends, answer

    def _come_up(self):
        from multiprocessing import process, spawn
        kernel.sleep(sequentialprocesses.START_UP)
        self._is_up = True
        child.come_up()
        preparation, me = pickle.loads(self._orders)
        first = process.current_process()
        first._inheriting = True
        spawn.prepare(preparation)
        del first._inheriting
        process._current_process = me
        process._parent_process = process._ParentProcess(me._parent_name, me._parent_pid, None)

    def _initialize(self, message):
        initializer, initargs = pickle.loads(message)
        if initializer is not None:
            initializer(*initargs)

    def _answer(self, message):
        from concurrent.futures.process import _ExceptionWithTraceback
        try:
            function, args, kwargs = pickle.loads(message)
            result = True, function(*args, **kwargs)
        except child.Gone:
            raise
        except BaseException as exc:
            result = False, _ExceptionWithTraceback(exc, exc.__traceback__)
        try:
            return result[0], pickled(result[1])
        except Exception as exc:
            return False, pickled(_ExceptionWithTraceback(exc, exc.__traceback__))

    def end(self):
        processes.end(self._process, 0)


class Crew:
    """The workers of one pool. What is waiting is something with a `message`, `is_wanted()` and `done(answer)`."""

    def __init__(self, context, most, name, begin, most_calls):
        self._context, self._most, self._name, self._begin = context, most, name, begin
        self._most_calls = most_calls or float('inf')
        self._free, self._waiting, self._all = deque(), deque(), []
        self._ends = {}         # busy worker -> the moment at which its call ends
        self.is_broken = False

    def put(self, call):
        self._waiting.append(call)
        self._hand_out()

    def _hand_out(self):
        while self._waiting and (self.is_broken or self._free or len(self._all) < self._most):
            call = self._waiting.popleft()
            if self.is_broken:
                call.done(None)
            elif call.is_wanted():
                self._give(call)

    def _give(self, call):
        if self._free:
            worker = self._free.popleft()
        else:
            worker = _Worker(self._context, self._name)
            self._all.append(worker)
        self._ends[worker], answer = worker.call(self._begin, call.message)

        def finish():
            del self._ends[worker]
            if worker.calls < self._most_calls:
                self._free.append(worker)
            else:
                self._all.remove(worker)
                worker.end()
            self.is_broken = self.is_broken or worker.is_gone
            call.done(answer)
            self._hand_out()
        sequential.at(self._ends[worker], finish)

    def cancel(self):
        """Nothing that is waiting is wanted any more; answers it."""
        found = list(self._waiting)
        self._waiting.clear()
        return found

    def wait(self):
        while self._ends:
            sequential.wait_until(max(self._ends.values()))
            sequential.run_due()

    def end(self):
        for worker in self._all:
            worker.end()
