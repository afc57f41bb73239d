import asyncio
from collections.abc import Callable, Coroutine

Fetch = Callable[[], Coroutine[None, None, str]]


async def greet(fetch_greeting: Fetch, fetch_name: Fetch) -> str:
    """The block ends when both tasks have ended; when one fails, the group cancels the other."""
    async with asyncio.TaskGroup() as group:
        greeting = group.create_task(fetch_greeting())
        name = group.create_task(fetch_name())
    return f"{greeting.result()}, {name.result()}"
