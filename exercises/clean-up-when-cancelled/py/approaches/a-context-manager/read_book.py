import asyncio
from contextlib import asynccontextmanager

import aiohttp

LIBRARY = "https://library.example"


@asynccontextmanager
async def loan(title: str):
    await ask("POST", f"/loans/{title}")
    try:
        yield
    finally:
        returned = asyncio.create_task(ask("DELETE", f"/loans/{title}"))
        try:
            await asyncio.shield(returned)
        except asyncio.CancelledError:
            await returned
            raise


async def read_book(title: str) -> str:
    """The text of a book. Borrows it, and gives it back whatever happens."""
    async with loan(title):
        return await ask("GET", f"/books/{title}")


async def ask(method: str, path: str) -> str:
    async with aiohttp.ClientSession() as session:
        async with session.request(method, LIBRARY + path) as response:
            response.raise_for_status()
            return await response.text()
