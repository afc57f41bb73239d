"""Locks, events, semaphores, conditions, barriers, values and arrays hold between processes."""

import multiprocessing
import time


def add(lock, total):
    for _ in range(10):
        with lock:
            total.value += 1


def double(numbers):
    for at in range(len(numbers)):
        numbers[at] *= 2


def wait_for(event, answers):
    answers.put(event.wait())


def enter(gate, answers):
    with gate:
        time.sleep(0.1)
    answers.put('through')


def notified(condition, answers):
    with condition:
        answers.put('ready')
        answers.put(condition.wait(10))


def meet(barrier, answers):
    answers.put(barrier.wait())


if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')

    def start(target, *args, times=1):
        found = [context.Process(target=target, args=args) for _ in range(times)]
        for process in found:
            process.start()
        return found

    def join(found):
        for process in found:
            process.join()

    answers = context.Queue()
    lock, total, numbers = context.Lock(), context.Value('i', 0), context.Array('d', [1, 2.5])
    join(start(add, lock, total, times=2) + start(double, numbers))
    print(total.value, numbers[:], total, lock)

    event = context.Event()
    waiting = start(wait_for, event, answers)
    print(event.is_set())
    event.set()
    print(answers.get())

    gate = context.Semaphore(2)
    entering = start(enter, gate, answers, times=3)
    print([answers.get() for _ in entering])

    condition = context.Condition()
    waiting += start(notified, condition, answers)
    print(answers.get())
    with condition:
        condition.notify_all()
    print(answers.get())

    barrier = context.Barrier(2)
    meeting = start(meet, barrier, answers, times=2)
    print(sorted(answers.get() for _ in meeting))
    join(waiting + entering + meeting)

    again = context.RLock()
    with again, again:
        print(again)
    for act in (again.release, lock.release, context.BoundedSemaphore(1).release):
        try:
            act()
        except (AssertionError, ValueError) as error:
            print(error)
    with lock:
        print(lock, lock.acquire(False), lock.acquire(timeout=0.05))
    text, byte = context.Array('c', b'hello'), context.Value('B', 255)
    text.value = b'hi'
    byte.value += 1
    print(text.value, text.raw, byte.value)
    for act in (lambda: numbers[9], lambda: context.Value('i', 'x')):
        try:
            act()
        except (IndexError, TypeError) as error:
            print(error)
