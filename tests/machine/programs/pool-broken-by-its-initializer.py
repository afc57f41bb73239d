"""An initializer that fails breaks its pool, and the error is logged."""

import logging
import sys
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor

logging.basicConfig(stream=sys.stdout, format='%(name)s %(levelname)s %(message)s')
logging.raiseExceptions = False


class Plain(logging.Filter):
    def filter(self, record):
        print('logged with', record.exc_info[1])
        record.exc_info = None
        return True


logging.getLogger('concurrent.futures').addFilter(Plain())


def initialize():
    raise OSError('no licence')


with ThreadPoolExecutor(1, initializer=initialize) as pool:
    future = pool.submit(print, 'never')
    try:
        future.result()
    except BrokenExecutor as error:
        print(type(error).__name__)
    try:
        pool.submit(print, 'never')
    except BrokenExecutor:
        print('broken for good')
