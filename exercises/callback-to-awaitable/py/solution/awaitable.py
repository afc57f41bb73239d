import asyncio


async def read_value(read, key):
    """What `read` finds for the key."""
    loop = asyncio.get_running_loop()
    answer = loop.create_future()

    def settle(fill, outcome):
        # It may have been settled before, or whoever waited may have gone.
        if not answer.done():
            fill(outcome)

    def on_done(value):
        loop.call_soon_threadsafe(settle, answer.set_result, value)

    def on_error(error):
        loop.call_soon_threadsafe(settle, answer.set_exception, error)

    read(key, on_done, on_error)
    return await answer
