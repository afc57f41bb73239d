import threading


class Door:
    def __init__(self):
        self.lock = threading.Lock()

    def run(self, work):
        with self.lock:
            try:
                return work()
            except Exception as error:
                print(error)
