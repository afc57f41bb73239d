import threading
import time

from door import Door

began = time.perf_counter()
door = Door()
counter = 0


def add_one(name: str) -> None:
    global counter
    seen = counter
    print(f"{time.perf_counter() - began:.1f} s  {name} goes in and sees {seen}")
    time.sleep(0.2)
    counter = seen + 1
    print(f"{time.perf_counter() - began:.1f} s  {name} comes out")


threads = [
    threading.Thread(target=door.run, args=[lambda name=name: add_one(name)])
    for name in ["Ada", "Bob", "Cleo", "Dan"]
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"four have added one: {counter}")
