import asyncio


async def read_value(read, key):
    """What `read` finds for the key."""
    answers = []
    errors = []
    read(key, answers.append, errors.append)
    while not answers and not errors:
        await asyncio.sleep(0.4)
    if errors:
        raise errors[0]
    return answers[0]
