"""Threads that sleep overlap; join waits for the end, and a thread starts only once."""

import threading
import time


def work(seconds, done):
    time.sleep(seconds)
    done.append(seconds)


done = []
start = time.perf_counter()
threads = [threading.Thread(target=work, args=(s, done)) for s in (0.3, 0.1, 0.2)]
print('alive before', [thread.is_alive() for thread in threads])
for thread in threads:
    thread.start()
print('alive after', [thread.is_alive() for thread in threads])
for thread in threads:
    thread.join()
print(done, 'tenths', int((time.perf_counter() - start) * 10))
print('alive at last', [thread.is_alive() for thread in threads])
try:
    threads[0].start()
except RuntimeError as error:
    print(error)
