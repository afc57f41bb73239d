import time


class Door:
    """Lets one in at a time."""

    def __init__(self):
        self.closed = False

    def run(self, work):
        while self.closed:
            time.sleep(0.5)
        self.closed = True
        try:
            return work()
        finally:
            self.closed = False
