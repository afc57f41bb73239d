"""An error in a thread is printed with the thread's name, and ends that thread alone."""

import threading


def divide(number, by):
    return number / by


def work():
    divide(1, 0)


for name in (None, 'divider'):
    thread = threading.Thread(target=work, name=name)
    thread.start()
    thread.join()
print('the program goes on, and ends well')
