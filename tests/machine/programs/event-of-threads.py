"""Event.wait answers whether the event came in time."""

import threading
import time

event = threading.Event()
answers = []


def wait(timeout):
    answers.append((timeout, event.wait(timeout)))


threads = [threading.Thread(target=wait, args=(timeout,)) for timeout in (0.1, None, 5)]
start = time.perf_counter()
for thread in threads:
    thread.start()
time.sleep(0.3)
print(answers)
event.set()
for thread in threads:
    thread.join()
print(sorted(answers[1:], key=str), 'tenths', int((time.perf_counter() - start) * 10))
event.clear()
print(event.is_set(), event.wait(0.1))
