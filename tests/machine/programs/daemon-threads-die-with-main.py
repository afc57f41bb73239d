"""The program ends without waiting for its daemons; the others it waits for."""

import threading
import time


def daemon():
    time.sleep(5)
    print('never')


def worker():
    time.sleep(0.2)
    print('worker: done')


threading.Thread(target=daemon, daemon=True).start()
late = threading.Thread(target=worker)
late.start()
print('main: over', late.daemon, threading.active_count())
