import asyncio
from collections.abc import Awaitable, Callable

from fake_client import FakeClient

Download = Callable[[FakeClient, list[int]], Awaitable[dict]]


async def check_download(download: Download, fake_client: Callable[..., FakeClient]) -> None:
    """A download for each rule, and the clock instead of a lower bound."""
    many = list(range(30, 0, -1))
    client = fake_client({number: number / 10 for number in many})
    began = asyncio.get_running_loop().time()
    pokedex = await download(client, many)
    seconds = asyncio.get_running_loop().time() - began
    if [entry["id"] for entry in pokedex["entries"]] != many or pokedex["failed"]:
        raise ValueError("not what was asked for, in that order")
    if client.peak > 8 or len(client.asked) > len(many):
        raise ValueError("too many requests")
    if seconds > sum(many) / 10 * 0.9:
        raise ValueError("one after the other")

    some = fake_client({1: 0.1, 2: 0.1, 3: 0.1}, missing=[1, 3])
    pokedex = await download(some, [1, 2, 3])
    if len(pokedex["entries"]) != 1 or pokedex["failed"] != [1, 3]:
        raise ValueError("what failed is not reported")
