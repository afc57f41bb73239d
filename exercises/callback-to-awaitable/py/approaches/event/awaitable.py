import asyncio


async def read_value(read, key):
    """Keeps the first outcome, and sets an event that the loop waits for."""
    loop = asyncio.get_running_loop()
    came = asyncio.Event()
    outcomes = []

    def keep(outcome):
        outcomes.append(outcome)
        loop.call_soon_threadsafe(came.set)

    read(key, lambda value: keep((value, None)), lambda error: keep((None, error)))
    await came.wait()
    value, error = outcomes[0]
    if error is not None:
        raise error
    return value
