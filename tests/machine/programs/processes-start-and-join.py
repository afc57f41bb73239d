"""A Process starts, is alive, is joined, and leaves its exit code."""

import multiprocessing
import sys
import time


def work(seconds, code):
    time.sleep(seconds)
    sys.exit(code)


if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')
    processes = [
        context.Process(target=work, args=(0.1, 0)),
        context.Process(target=work, args=(0, 3), name='failing'),
    ]
    print([process.exitcode for process in processes], processes[1].name)
    for process in processes:
        process.start()
    print([process.is_alive() for process in processes])
    for process in processes:
        process.join()
    print([process.exitcode for process in processes], multiprocessing.active_children())
    print(multiprocessing.current_process().name, multiprocessing.parent_process())
