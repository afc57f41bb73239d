import threading


class Door:
    """Lets one thread in at a time."""

    def __init__(self):
        self.lock = threading.Lock()

    def run(self, work):
        with self.lock:
            return work()
