"""Queues and pipes carry objects between processes, tell when they are empty or full, and end."""

import multiprocessing
import queue


def produce(numbers, count):
    for number in range(count):
        numbers.put({'number': number})
    numbers.put(None)


def consume(jobs, done):
    while (job := jobs.get()) is not None:
        jobs.task_done()
    done.put('consumed')


def echo(end):
    try:
        while True:
            end.send(('echo', end.recv()))
    except EOFError:
        end.close()


def large(numbers):
    numbers.put(b'x' * 300_000)


if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')
    numbers = context.Queue()
    producer = context.Process(target=produce, args=(numbers, 3))
    producer.start()
    print(list(iter(numbers.get, None)), numbers.empty())
    producer.join()
    try:
        numbers.get(timeout=0.1)
    except queue.Empty:
        print('empty')
    small = context.Queue(1)
    small.put(1)
    try:
        small.put(2, timeout=0.1)
    except queue.Full:
        print('full', small.full())

    jobs, done = context.JoinableQueue(), context.SimpleQueue()
    consumer = context.Process(target=consume, args=(jobs, done))
    consumer.start()
    for job in range(3):
        jobs.put(job)
    jobs.join()
    jobs.put(None)
    print(done.get(), done.empty())
    consumer.join()

    mine, other = context.Pipe()
    echoing = context.Process(target=echo, args=(other,))
    echoing.start()
    other.close()
    for message in (1, 'two', [3]):
        mine.send(message)
        print(mine.recv())
    print(mine.poll(0.05))
    mine.close()
    echoing.join()

    sender = context.Process(target=large, args=(numbers,))
    sender.start()
    print(len(numbers.get()))
    sender.join()
    reader, writer = context.Pipe(duplex=False)
    for act in (lambda: reader.send(1), writer.recv):
        try:
            act()
        except OSError as error:
            print(error)
