"""Threads are numbered and named after what they run; enumerate lists the living."""

import threading

gate = threading.Event()


def wait():
    gate.wait()


class Walker(threading.Thread):
    def run(self):
        gate.wait()


threads = [
    threading.Thread(target=wait),
    Walker(),
    threading.Thread(target=wait, name='guard', daemon=True),
    Walker(name='night walker'),
]
for thread in threads:
    thread.start()
for thread in threading.enumerate():
    print(thread.name, 'daemon' if thread.daemon else '')
idents = {thread.ident for thread in threads}
print(len(idents), None in idents, threading.get_ident() in idents)
print(threading.current_thread() is threading.main_thread(), threading.active_count())
gate.set()
for thread in threads:
    thread.join()
print([thread.name for thread in threading.enumerate()])
