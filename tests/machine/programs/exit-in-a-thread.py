"""sys.exit in a thread ends that thread; the program goes on and ends with 0."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor


def leave():
    sys.exit(5)


thread = threading.Thread(target=leave)
thread.start()
thread.join()
print('the thread is gone:', not thread.is_alive())
with ThreadPoolExecutor(1) as pool:
    error = pool.submit(leave).exception()
print(repr(error), 'comes out of the pool')
