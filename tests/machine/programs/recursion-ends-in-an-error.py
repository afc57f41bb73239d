"""A function that calls itself for ever ends in RecursionError, and the program can go on."""

import sys


def down(depth):
    return down(depth + 1)


try:
    down(0)
except RecursionError as error:
    print(type(error).__name__, isinstance(error, RuntimeError))
print(sys.getrecursionlimit())


def count(depth):
    return 0 if depth == 0 else 1 + count(depth - 1)


print(count(500))
