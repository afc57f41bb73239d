import threading


async def read_value(read, key):
    came = threading.Event()
    outcomes = []

    def keep(value, error):
        outcomes.append((value, error))
        came.set()

    read(key, lambda value: keep(value, None), lambda error: keep(None, error))
    came.wait()
    value, error = outcomes[0]
    if error is not None:
        raise error
    return value
