import asyncio

import aiohttp

LIBRARY = "https://library.example"


async def read_book(title: str) -> str:
    """The text of a book. Borrows it, and gives it back whatever happens."""
    await ask("POST", f"/loans/{title}")
    try:
        return await ask("GET", f"/books/{title}")
    finally:
        returned = asyncio.create_task(ask("DELETE", f"/loans/{title}"))
        try:
            await asyncio.shield(returned)
        except asyncio.CancelledError:
            await returned
            raise


async def ask(method: str, path: str) -> str:
    async with aiohttp.ClientSession() as session:
        async with session.request(method, LIBRARY + path) as response:
            response.raise_for_status()
            return await response.text()
