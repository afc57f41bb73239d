async def read_value(read, key):
    found = None

    def on_done(value):
        nonlocal found
        found = value

    def on_error(error):
        raise error

    read(key, on_done, on_error)
    return found
