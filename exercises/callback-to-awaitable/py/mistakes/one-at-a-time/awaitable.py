import asyncio

turn = asyncio.Lock()


async def read_value(read, key):
    async with turn:
        loop = asyncio.get_running_loop()
        answer = loop.create_future()

        def settle(fill, outcome):
            if not answer.done():
                fill(outcome)

        read(
            key,
            lambda value: loop.call_soon_threadsafe(settle, answer.set_result, value),
            lambda error: loop.call_soon_threadsafe(settle, answer.set_exception, error),
        )
        return await answer
