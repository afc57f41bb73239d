import asyncio
from contextlib import AsyncExitStack

from network import Network


async def ask_all(network: Network, names: list[str], question: str) -> list[str]:
    """Ask all of them at once, through connections that are closed whatever happens."""
    async with AsyncExitStack() as stack:
        connections = []
        for name in names:
            try:
                connections.append(await stack.enter_async_context(network.connect(name)))
            except OSError as error:
                print(error)
        return await asyncio.gather(*[connection.ask(question) for connection in connections])
