import asyncio

from network import Network


async def ask_all(network: Network, names: list[str], question: str) -> list[str]:
    connections = []
    for name in names:
        async with network.connect(name) as connection:
            connections.append(connection)
    return await asyncio.gather(*[connection.ask(question) for connection in connections])
