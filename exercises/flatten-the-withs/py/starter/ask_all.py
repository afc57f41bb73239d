import asyncio

from network import Network


async def ask_all(network: Network, names: list[str], question: str) -> list[str]:
    """Ask all of them at once, through connections that are closed whatever happens."""
    first, second, third = names
    async with network.connect(first) as a:
        async with network.connect(second) as b:
            async with network.connect(third) as c:
                return await asyncio.gather(a.ask(question), b.ask(question), c.ask(question))
