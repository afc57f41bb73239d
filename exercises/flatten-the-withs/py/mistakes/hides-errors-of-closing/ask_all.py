import asyncio

from network import Network


async def ask_all(network: Network, names: list[str], question: str) -> list[str]:
    connections = []
    try:
        for name in names:
            connections.append(await network.connect(name).__aenter__())
        return await asyncio.gather(*[connection.ask(question) for connection in connections])
    finally:
        for connection in reversed(connections):
            try:
                await connection.__aexit__(None, None, None)
            except OSError as error:
                print(error)
