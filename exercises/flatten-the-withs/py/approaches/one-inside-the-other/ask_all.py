import asyncio

from network import Connection, Network


async def ask_all(network: Network, names: list[str], question: str) -> list[str]:
    """As deep a nest as there are names: each call opens one, and calls itself for the rest."""
    return await with_more(network, [], names, question)


async def with_more(
    network: Network, connections: list[Connection], names: list[str], question: str
) -> list[str]:
    if not names:
        return await asyncio.gather(*[connection.ask(question) for connection in connections])
    async with network.connect(names[0]) as connection:
        return await with_more(network, [*connections, connection], names[1:], question)
