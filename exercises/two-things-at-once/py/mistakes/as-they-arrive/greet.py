import asyncio
from collections.abc import Callable, Coroutine

Fetch = Callable[[], Coroutine[None, None, str]]


async def greet(fetch_greeting: Fetch, fetch_name: Fetch) -> str:
    words = []
    for answer in asyncio.as_completed([fetch_greeting(), fetch_name()]):
        words.append(await answer)
    return ", ".join(words)
