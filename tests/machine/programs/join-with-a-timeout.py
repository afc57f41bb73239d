"""join with a timeout comes back whether or not the thread is done."""

import threading
import time


def work():
    time.sleep(0.4)


thread = threading.Thread(target=work)
start = time.perf_counter()
thread.start()
print('join answers', thread.join(timeout=0.1), 'alive', thread.is_alive())
print('tenths', int((time.perf_counter() - start) * 10))
thread.join(timeout=5)
print('alive', thread.is_alive(), 'tenths', int((time.perf_counter() - start) * 10))
thread.join()
try:
    threading.current_thread().join()
except RuntimeError as error:
    print(error)
