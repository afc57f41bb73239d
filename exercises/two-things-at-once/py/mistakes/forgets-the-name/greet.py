import asyncio
from collections.abc import Callable, Coroutine

Fetch = Callable[[], Coroutine[None, None, str]]


async def greet(fetch_greeting: Fetch, fetch_name: Fetch) -> str:
    greeting = asyncio.create_task(fetch_greeting())
    name = asyncio.create_task(fetch_name())
    return f"{await greeting}, {name}"
