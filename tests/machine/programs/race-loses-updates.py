"""Read, pause, write back: all threads read the same value, and all updates but one are lost."""

import threading
import time


class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def add(self):
        before = self.value
        time.sleep(0.05)
        self.value = before + 1

    def add_locked(self):
        with self.lock:
            self.add()


def run(method):
    threads = [threading.Thread(target=method) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


counter = Counter()
run(counter.add)
print('without a lock', counter.value)
counter = Counter()
run(counter.add_locked)
print('with a lock', counter.value)
