"""sys.exit ends the program with its number, after finally blocks and exit functions."""

import atexit
import sys

atexit.register(print, 'registered first, runs last')
atexit.register(print, 'registered last, runs first')


@atexit.register
def forgotten():
    print('never')


atexit.unregister(forgotten)
try:
    try:
        sys.exit(3)
    except SystemExit as error:
        print('code', error.code, isinstance(error, Exception))
        raise
    finally:
        print('finally')
finally:
    print('outer finally')
