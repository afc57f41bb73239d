"""Threads wait on a Condition until it is notified and what they ask is true."""

import threading
import time

condition = threading.Condition()
stock, log = [], []


def take():
    with condition:
        condition.wait_for(lambda: stock)
        log.append(stock.pop(0))


threads = [threading.Thread(target=take) for _ in range(3)]
for thread in threads:
    thread.start()
with condition:
    print('waits in vain', condition.wait_for(lambda: False, timeout=0.1))
    stock.append('one')
    condition.notify()
time.sleep(0.1)
print(log, sum(thread.is_alive() for thread in threads))
with condition:
    stock.extend(['two', 'three'])
    condition.notify_all()
for thread in threads:
    thread.join()
print(log, stock)
try:
    condition.wait()
except RuntimeError as error:
    print(error)
