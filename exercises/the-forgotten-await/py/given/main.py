import asyncio
import time

from keep_notes import keep_notes
from store import Store


async def main():
    began = time.perf_counter()
    store = Store(notes=["salt"], refuses=["sugar"])
    receipts = await keep_notes(store, ["tea", "salt", "sugar", "rice"])
    print(f"after {time.perf_counter() - began:.1f} s")
    print("receipts:", receipts)
    print("in the store:", store.notes)
    print("the store is", "open" if store.is_open else "closed")


asyncio.run(main())
