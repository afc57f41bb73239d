import asyncio

from check_download import check_download
from fake_client import FakeClient, NotFound


async def one_by_one(client, ids):
    entries, failed = [], []
    for number in ids:
        try:
            entries.append(await client.get(number))
        except NotFound:
            failed.append(number)
    return {"entries": entries, "failed": failed}


async def as_they_arrive(client, ids):
    places = asyncio.Semaphore(8)
    entries, failed = [], []

    async def collect(number):
        async with places:
            try:
                entries.append(await client.get(number))
            except NotFound:
                failed.append(number)

    await asyncio.gather(*[collect(number) for number in ids])
    return {"entries": entries, "failed": failed}


async def in_order(client, ids):
    pokedex = await as_they_arrive(client, ids)
    pokedex["entries"].sort(key=lambda entry: ids.index(entry["id"]))
    pokedex["failed"].sort(key=ids.index)
    return pokedex


async def main():
    for name, download in [
        ("the right one", in_order),
        ("one by one", one_by_one),
        ("as they arrive", as_they_arrive),
    ]:
        try:
            await check_download(download, FakeClient)
            print(f"{name}: passes")
        except Exception as error:
            print(f"{name}: caught, {error!r}")


asyncio.run(main())
