"""A process works on its own copy of the module: what it changes there, nobody else sees."""

import multiprocessing
import os

counter = {'value': 0}


def work(number):
    counter['value'] += number
    return counter['value'], __name__, os.getpid()


if __name__ == '__main__':
    counter['value'] = 100
    context = multiprocessing.get_context('spawn')
    with context.Pool(1) as pool:
        answers = pool.map(work, [1, 2])
    print([(value, name) for value, name, _ in answers])
    print(counter, os.getpid() in {pid for _, _, pid in answers})
