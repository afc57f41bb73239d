import asyncio

from network import Network


async def ask_all(network: Network, names: list[str], question: str) -> list[str]:
    connections = []
    try:
        for name in names:
            connections.append(await network.connect(name).__aenter__())
        return await asyncio.gather(*[connection.ask(question) for connection in connections])
    finally:
        closing = [connection.__aexit__(None, None, None) for connection in connections]
        await asyncio.gather(*closing)
