import asyncio


async def read_value(read, key):
    loop = asyncio.get_running_loop()
    answer = loop.create_future()

    def settle(value):
        if not answer.done():
            answer.set_result(value)

    def on_done(value):
        loop.call_soon_threadsafe(settle, value)

    def on_error(error):
        raise error

    read(key, on_done, on_error)
    return await answer
