"""Threads that compute take turns and all get done; a waiting thread is not held up for ever."""

import threading
import time

counts = [0, 0]
stop = threading.Event()


def compute(place):
    while not stop.is_set():
        counts[place] += 1


threads = [threading.Thread(target=compute, args=(place,)) for place in range(2)]
for thread in threads:
    thread.start()
for _ in range(3):
    time.sleep(0.1)
stop.set()
for thread in threads:
    thread.join(timeout=5)
print('both counted', all(count > 100 for count in counts))
print('both ended', not any(thread.is_alive() for thread in threads))
