import threading


class Door:
    def __init__(self):
        self.lock = threading.Lock()

    def run(self, work):
        self.lock.acquire()
        result = work()
        self.lock.release()
        return result
