from collections.abc import Awaitable, Callable

from fake_client import FakeClient

Download = Callable[[FakeClient, list[int]], Awaitable[dict]]


async def check_download(download: Download, fake_client: Callable[..., FakeClient]) -> None:
    """Raises for a downloader that brings too little."""
    ids = [1, 2, 3]
    client = fake_client({1: 0.1, 2: 0.1, 3: 0.1})

    pokedex = await download(client, ids)

    assert len(pokedex["entries"]) == 3
