import asyncio
import concurrent.futures


async def read_value(read, key):
    """Any thread may fill a future of threads, and `wrap_future` makes it one of the loop's."""
    answer = concurrent.futures.Future()

    def on_done(value):
        if not answer.done():
            answer.set_result(value)

    def on_error(error):
        if not answer.done():
            answer.set_exception(error)

    read(key, on_done, on_error)
    return await asyncio.wrap_future(answer)
