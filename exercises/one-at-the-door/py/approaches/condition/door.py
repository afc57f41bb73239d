import threading


class Door:
    """What a lock is made of: a flag, and a condition to wait for its change."""

    def __init__(self):
        self.closed = False
        self.changed = threading.Condition()

    def run(self, work):
        with self.changed:
            self.changed.wait_for(lambda: not self.closed)
            self.closed = True
        try:
            return work()
        finally:
            with self.changed:
                self.closed = False
                self.changed.notify()
