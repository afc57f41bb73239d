import asyncio
from collections.abc import Callable, Coroutine

Fetch = Callable[[], Coroutine[None, None, str]]


async def greet(fetch_greeting: Fetch, fetch_name: Fetch) -> str:
    try:
        greeting, name = await asyncio.gather(fetch_greeting(), fetch_name())
    except Exception:
        return "Hello, nobody"
    return f"{greeting}, {name}"
