"""A record knows the thread it came from; without a handler, warnings go to stderr bare."""

import asyncio
import logging
import sys
import threading

log = logging.getLogger('crew')
log.warning('nobody has set anything up')
log.info('not heard')
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter('%(threadName)s %(funcName)s: %(message)s'))
log.addHandler(handler)
log.setLevel(logging.DEBUG)


def work():
    log.debug('working')


for name in ('first', 'second'):
    thread = threading.Thread(target=work, name=name)
    thread.start()
    thread.join()


async def task():
    log.info('in the loop')
    await asyncio.to_thread(lambda: log.info('beside the loop'))


handler.setFormatter(logging.Formatter('%(funcName)s: %(message)s'))
asyncio.run(task())
