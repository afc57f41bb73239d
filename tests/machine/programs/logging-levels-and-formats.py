"""Loggers pass records up to their parents, and levels decide what is heard."""

import logging
import sys

logging.basicConfig(
    stream=sys.stdout, level=logging.INFO, format='%(levelname)-8s %(name)s:%(lineno)d %(message)s'
)
shop, till = logging.getLogger('shop'), logging.getLogger('shop.till')
shop.debug('not heard')
shop.info('%d customers, %s', 3, 'no queue')
till.setLevel(logging.ERROR)
till.warning('not heard')
till.error('empty')
try:
    {}['price']
except KeyError:
    till.exception('no price')

handler = logging.StreamHandler(sys.stderr)
handler.setFormatter(logging.Formatter('[{threadName}] {message}', style='{'))
handler.setLevel(logging.WARNING)
shop.addHandler(handler)
shop.propagate = False
shop.warning('only on stderr')
logging.getLogger('other').critical('still on stdout')
print(till.getEffectiveLevel(), till.parent.name, shop.isEnabledFor(logging.INFO))
