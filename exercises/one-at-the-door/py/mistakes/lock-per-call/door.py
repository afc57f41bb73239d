import threading


class Door:
    def run(self, work):
        lock = threading.Lock()
        with lock:
            return work()
