class Door:
    def run(self, work):
        return work()
