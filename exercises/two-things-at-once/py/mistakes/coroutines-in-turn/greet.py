from collections.abc import Callable, Coroutine

Fetch = Callable[[], Coroutine[None, None, str]]


async def greet(fetch_greeting: Fetch, fetch_name: Fetch) -> str:
    greeting = fetch_greeting()
    name = fetch_name()
    return f"{await greeting}, {await name}"
