import asyncio
from contextlib import AsyncExitStack

from network import Network


async def ask_all(network: Network, names: list[str], question: str) -> list[str]:
    """Ask all of them at once, through connections that are closed whatever happens."""
    async with AsyncExitStack() as stack:
        connections = [await stack.enter_async_context(network.connect(name)) for name in names]
        answers = await asyncio.gather(*[connection.ask(question) for connection in connections])
        for connection in reversed(connections):
            await connection.__aexit__(None, None, None)
        return answers
