"""Errors of one's own may have notes and a text of their own."""

import sys


class OutOfStock(Exception):
    def __init__(self, item, left):
        super().__init__(item, left)
        self.item, self.left = item, left

    def __str__(self):
        return f'only {self.left} of {self.item} left'


def sell(item, count):
    try:
        raise OutOfStock(item, count - 1)
    except OutOfStock as error:
        error.add_note('ask again on Monday')
        error.add_note('or try another shop')
        raise


try:
    sell('tea', 3)
except OutOfStock as error:
    print(error, error.args, repr(error), error.__notes__)
print('to stderr', file=sys.stderr)
sell('milk', 1)
