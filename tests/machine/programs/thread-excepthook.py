"""threading.excepthook gets what no thread caught, SystemExit too."""

import sys
import threading


def hook(args):
    print(args.exc_type.__name__, args.exc_value, 'in', args.thread.name)


def divide(by):
    return 1 / by


def leave():
    sys.exit('not printed')


threading.excepthook = hook
for target in (lambda: divide(0), leave, lambda: {}['key']):
    thread = threading.Thread(target=target, name=f'the thread of {target.__name__}')
    thread.start()
    thread.join()
print('the program goes on')
