"""What has not begun can be cancelled; wait tells the done from the rest."""

import time
from concurrent.futures import CancelledError, FIRST_COMPLETED, ThreadPoolExecutor, wait


def work(delay):
    time.sleep(delay)
    return delay


pool = ThreadPoolExecutor(max_workers=1)
first, second, third = (pool.submit(work, delay) for delay in (0.2, 0.1, 0.1))
time.sleep(0.05)
print('running', first.running(), second.running())
print('cancel', first.cancel(), second.cancel(), second.cancelled())
done, rest = wait([first, third], return_when=FIRST_COMPLETED)
print('done', [future.result() for future in done], 'not done', len(rest))
try:
    second.result()
except CancelledError as error:
    print('CancelledError', error)
print('third', third.result(timeout=5))
waiting = [pool.submit(work, 0.2) for _ in range(3)]
time.sleep(0.05)
pool.shutdown(cancel_futures=True)
print([future.cancelled() for future in waiting])
try:
    pool.submit(work, 0)
except RuntimeError as error:
    print(error)
