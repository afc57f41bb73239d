"""The processes of a pool where stacks cannot be switched: a call runs to its end when one of them is free for it."""

import pickle
import traceback
from collections import deque

from . import child, kernel, poolworkers, processes, sequential, sequentialprocesses


class _Worker:
    """A process that does one call after the other."""

    def __init__(self, context, name):
        self._is_up = self.is_gone = False
        self.calls = 0
        self._process = processes.enroll(kernel.process_enroll(), None)
        self._orders = poolworkers.orders_for(context, name, self)

    def call(self, begin, message):
        """Does a call. Answers when it is done, whether it succeeded, and its result, pickled."""
        answer = None
        self.calls += 1

        def act():
            nonlocal answer
            try:
                if not self._is_up:
                    self._is_up = True
                    kernel.sleep(sequentialprocesses.START_UP)
                    poolworkers.come_up(self._orders)
                    self.is_gone = not poolworkers.initialize(begin)
                if not self.is_gone:
                    answer = poolworkers.answer(message)
            except child.Gone:
                self.is_gone = True
            except Exception:
                self.is_gone = True
                traceback.print_exc()
        ends, needed = sequentialprocesses.run(self._process, act)
        if needed is not None:
            answer = False, pickle.dumps(needed)
        return ends, answer

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
