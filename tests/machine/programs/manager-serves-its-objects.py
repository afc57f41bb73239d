"""A Manager keeps objects in a process of its own, and others work on them through proxies."""

import multiprocessing
from multiprocessing.managers import BaseManager


class Counter:
    def __init__(self):
        self.count = 0

    def up(self):
        self.count += 1
        return self.count


class CounterManager(BaseManager):
    pass


CounterManager.register('Counter', Counter)


def work(shared, found, lock, number):
    with lock:
        shared[number] = number * number
        found.append(number)


if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')
    with context.Manager() as manager:
        shared, found, lock, names = manager.dict(), manager.list(), manager.Lock(), manager.Namespace()
        processes = [context.Process(target=work, args=(shared, found, lock, number)) for number in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        names.total = sum(found)
        print(sorted(shared.items()), sorted(found), names.total)
        queue = manager.Queue()
        queue.put('through a proxy')
        print(queue.get(), queue.empty())
        try:
            shared['nothing']
        except KeyError as error:
            print(repr(error))
    with CounterManager(ctx=context) as manager:
        counter = manager.Counter()
        process = context.Process(target=counter.up)
        process.start()
        process.join()
        print(counter.up())
