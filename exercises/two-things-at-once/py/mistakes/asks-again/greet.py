import asyncio
from collections.abc import Callable, Coroutine

Fetch = Callable[[], Coroutine[None, None, str]]


async def greet(fetch_greeting: Fetch, fetch_name: Fetch) -> str:
    await asyncio.gather(fetch_greeting(), fetch_name())
    greeting, name = await fetch_greeting(), await fetch_name()
    return f"{greeting}, {name}"
