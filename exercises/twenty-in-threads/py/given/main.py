import asyncio
import threading
import time

import requests

began = time.perf_counter()
real_get = requests.get
in_flight = 0


def at() -> str:
    return f"{time.perf_counter() - began:.2f} s"


# Stands before the real one, so that you see which thread sends what.
def get(url, **options):
    global in_flight
    in_flight += 1
    print(f"{at()}  → {url}  ({in_flight} in flight, {threading.current_thread().name})")
    try:
        return real_get(url, **options)
    finally:
        in_flight -= 1
        print(f"{at()}  ← {url}")


requests.get = get

# Only now, so that it finds the watched function.
from fetch_all import fetch_all

names = asyncio.run(fetch_all(list(range(1, 21))))
print(names)
print(f"{len(names)} names in {at()}")
