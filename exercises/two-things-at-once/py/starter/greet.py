from collections.abc import Callable, Coroutine

Fetch = Callable[[], Coroutine[None, None, str]]


async def greet(fetch_greeting: Fetch, fetch_name: Fetch) -> str:
    """A greeting and a name: "Hello, Ada"."""
    greeting = await fetch_greeting()
    name = await fetch_name()
    return f"{greeting}, {name}"
