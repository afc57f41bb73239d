import threading


class Door:
    lock = threading.Lock()

    def run(self, work):
        with self.lock:
            return work()
