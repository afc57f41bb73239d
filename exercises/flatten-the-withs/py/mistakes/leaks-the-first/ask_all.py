import asyncio
from contextlib import AsyncExitStack

from network import Network


async def ask_all(network: Network, names: list[str], question: str) -> list[str]:
    connections = [await network.connect(name).__aenter__() for name in names]
    async with AsyncExitStack() as stack:
        for connection in connections:
            stack.push_async_exit(connection)
        return await asyncio.gather(*[connection.ask(question) for connection in connections])
