import asyncio

from network import Network


async def ask_all(network: Network, names: list[str], question: str) -> list[str]:
    answers = []
    for name in names:
        async with network.connect(name) as connection:
            answers.append(await connection.ask(question))
    return answers
