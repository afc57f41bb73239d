import asyncio

import aiohttp

LIBRARY = "https://library.example"


async def read_book(title: str) -> str:
    """The text of a book. Borrows it, and gives it back whatever happens."""
    await ask("POST", f"/loans/{title}")
    try:
        return await ask("GET", f"/books/{title}")
    except asyncio.CancelledError:
        await asyncio.shield(ask("DELETE", f"/loans/{title}"))
        raise
    finally:
        await asyncio.shield(ask("DELETE", f"/loans/{title}"))


async def ask(method: str, path: str) -> str:
    async with aiohttp.ClientSession() as session:
        async with session.request(method, LIBRARY + path) as response:
            response.raise_for_status()
            return await response.text()
