import asyncio
from collections.abc import Callable, Coroutine

Fetch = Callable[[], Coroutine[None, None, str]]


async def greet(fetch_greeting: Fetch, fetch_name: Fetch) -> str:
    """A task starts when this function first waits, so both are on their way at the first await."""
    greeting = asyncio.create_task(fetch_greeting())
    name = asyncio.create_task(fetch_name())
    return f"{await greeting}, {await name}"
