"""A pipeline of generators does only as much work as is asked for, one item at a time."""

from itertools import count, islice, takewhile

log = []


def numbers():
    for number in count(1):
        log.append(f'make {number}')
        yield number


def squares(source):
    for number in source:
        log.append(f'square {number}')
        yield number * number


pipeline = squares(number for number in numbers() if number % 2)
print(log)
print(list(islice(pipeline, 2)))
print(log)
print(list(takewhile(lambda number: number < 60, squares(count(5)))), log[-1])
spent = (number for number in [1, 2])
print(sum(spent), sum(spent))
print(2 in (number for number in [1, 2, 3]))
