import asyncio

from ask_all import ask_all
from network import Network


async def main():
    network = Network(cannot_open=["Atlantis"])
    for names in ["Oslo", "Lima", "Kyiv"], ["Oslo", "Lima", "Kyiv", "Atlantis"]:
        network.events.clear()
        try:
            print(await ask_all(network, names, "Weather?"))
        except Exception as error:
            print(repr(error))
        for event in network.events:
            print("   ", event)


asyncio.run(main())
