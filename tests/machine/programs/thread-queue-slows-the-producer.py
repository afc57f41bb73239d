"""A bounded queue makes a quick producer wait for a slow consumer."""

import queue
import threading
import time

line = queue.Queue(maxsize=2)
put_at, start = [], time.perf_counter()


def produce():
    for item in 'abcd':
        line.put(item)
        put_at.append(int((time.perf_counter() - start) * 10))
    line.put(None)


def consume():
    time.sleep(0.1)
    while line.get() is not None:
        time.sleep(0.2)


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(put_at)
