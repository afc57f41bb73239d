import asyncio


async def read_value(read, key):
    answer = asyncio.get_running_loop().create_future()

    def on_done(value):
        if not answer.done():
            answer.set_result(value)

    def on_error(error):
        if not answer.done():
            answer.set_exception(error)

    read(key, on_done, on_error)
    return await answer
