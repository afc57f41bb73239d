import asyncio


async def read_value(read, key):
    loop = asyncio.get_running_loop()
    answer = loop.create_future()

    def settle(outcome):
        if not answer.done():
            answer.set_result(outcome)

    def call_back(outcome):
        loop.call_soon_threadsafe(settle, outcome)

    read(key, call_back, call_back)
    return await answer
