"""The processes of a pool as interpreters of their own, which compute beside each other for real.

A thread of the machine's stands for each: it speaks to it over a connection, as over any other.
"""

import itertools
import pickle
import socket
import struct
import threading
from collections import deque

from . import poolworkers

_PLACE = 'workers.machine', 1      # where worker-pool.ts listens
_pids = itertools.count(5001)


class _Worker:
    """One of them, seen from here."""

    def __init__(self, context, name):
        self._orders = poolworkers.orders_for(context, name, self)
        self._socket = None
        self.calls = 0

    def call(self, begin, message):
        """Has a call done. Answers whether it succeeded, and its result, pickled; None when the worker has ended."""
        self.calls += 1
        if self._socket is None:
            self._pid = next(_pids)
            self._socket = socket.create_connection(_PLACE)
        order = pickle.dumps((self._pid, self._orders, begin, message))
        self._socket.sendall(struct.pack('!I', len(order)) + order)
        head = self._take(4)
        return head and pickle.loads(self._take(*struct.unpack('!I', head)))

    def _take(self, length):
        data = b''
        while len(data) < length:
            piece = self._socket.recv(length - len(data))
            if not piece:
                return None
            data += piece
        return data

    def end(self):
        if self._socket is not None:
            self._socket.close()


class Crew:
    """The same as sequentialcrews.Crew."""

    limit = 1       # how many workers a pool has, however many it asks for

    def __init__(self, context, most, name, begin, most_calls):
        self._make = lambda: _Worker(context, name)
        self._most, self._begin = min(most, self.limit), begin
        self._most_calls = most_calls or float('inf')
        self._waiting = deque()
        self._changed = threading.Condition()
        self._threads, self._idle, self._undone, self._is_over = 0, 0, 0, False
        self.is_broken = False

    def put(self, call):
        with self._changed:
            self._waiting.append(call)
            self._undone += 1
            if len(self._waiting) > self._idle and self._threads < self._most:
                self._threads += 1
                threading.Thread(target=self._serve, daemon=True).start()
            self._changed.notify_all()

    def _serve(self):
        worker = self._make()
        while (call := self._next()) is not None:
            answer = None
            if self.is_broken or call.is_wanted():
                if not self.is_broken:
                    answer = worker.call(self._begin, call.message)
                self.is_broken = self.is_broken or answer is None
                call.done(answer)
            if worker.calls >= self._most_calls:
                worker.end()
                worker = self._make()
            with self._changed:
                self._undone -= 1
                self._changed.notify_all()
        worker.end()

    def _next(self):
        with self._changed:
            self._idle += 1
            while not self._waiting and not self._is_over:
                self._changed.wait()
            self._idle -= 1
            return self._waiting.popleft() if self._waiting else None

    def cancel(self):
        """Nothing that is waiting is wanted any more; answers it."""
        with self._changed:
            found = list(self._waiting)
            self._waiting.clear()
            self._undone -= len(found)
            return found

    def wait(self):
        with self._changed:
            while self._undone:
                self._changed.wait()

    def end(self):
        with self._changed:
            self._is_over = True
            self._changed.notify_all()
