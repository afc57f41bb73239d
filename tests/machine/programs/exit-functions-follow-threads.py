"""At the end: main's last line, then the threads that still run, then the exit functions."""

import atexit
import threading
import time


def work(name, delay):
    time.sleep(delay)
    print(name, 'ends')


atexit.register(print, 'exit function')
threading.Thread(target=work, args=('second', 0.2)).start()
threading.Thread(target=work, args=('first', 0.1)).start()
print('main ends')
