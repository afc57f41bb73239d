"""ProcessPoolExecutor answers in order; errors and what cannot be pickled come back as errors."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def invert(number):
    return 1 / number


if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        print(list(pool.map(invert, [1, 2, 4, 5])))
        error = pool.submit(invert, 0).exception()
        print(repr(error), type(error.__cause__).__name__)
        unsendable = pool.submit(lambda: 1).exception()
        print('pickle' in str(unsendable).lower())
        print(pool.submit(invert, 8).result())
