import asyncio
from collections.abc import Awaitable, Callable

from fake_client import FakeClient

Download = Callable[[FakeClient, list[int]], Awaitable[dict]]


async def check_download(download: Download, fake_client: Callable[..., FakeClient]) -> None:
    # More ids than places, not in the order of their numbers, and the slowest come first.
    ids = list(range(20, 0, -1))
    missing = [17, 3]
    client = fake_client({number: 0.1 + number / 100 for number in ids}, missing=missing)

    task = asyncio.create_task(download(client, ids))
    task.add_done_callback(lambda done: compare(client, ids, missing, done.result()))


def compare(client: FakeClient, ids: list[int], missing: list[int], pokedex: dict) -> None:
    came = [entry["id"] for entry in pokedex["entries"]]
    assert came == [number for number in ids if number not in missing], f"came: {came}"
    assert pokedex["failed"] == missing, f"failed: {pokedex['failed']}"
    assert sorted(client.asked) == sorted(ids), f"asked: {client.asked}"
    assert client.peak <= 8, f"{client.peak} in flight"
    assert client.peak > 1, "one after the other"
