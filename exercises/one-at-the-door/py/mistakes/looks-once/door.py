import threading


class Door:
    def __init__(self):
        self.closed = False
        self.opened = threading.Event()

    def run(self, work):
        if self.closed:
            self.opened.wait()
        self.closed = True
        self.opened.clear()
        try:
            return work()
        finally:
            self.closed = False
            self.opened.set()
