"""An alarm's handler may raise: that ends a wait, and a computation that has no end of its own."""

import itertools
import signal
import time

started = time.monotonic()


class TooLate(Exception):
    pass


def ring(number, frame):
    raise TooLate(f'after {time.monotonic() - started:.1f} s')


signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    time.sleep(5)
except TooLate as error:
    print('sleep ended', error)

signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    for number in itertools.count():
        number * number
except TooLate as error:
    print('loop ended', error)

signal.setitimer(signal.ITIMER_REAL, 0.2)
print('turned off:', round(signal.setitimer(signal.ITIMER_REAL, 0)[0], 1) > 0)
time.sleep(0.3)
print('and it did not ring')
