"""An uncaught KeyboardInterrupt prints its traceback and ends the program as Ctrl-C does."""

import atexit


def work():
    raise KeyboardInterrupt


atexit.register(print, 'at exit')
try:
    work()
except Exception:
    print('never: it is no Exception')
finally:
    print('finally')
