"""Queue, LifoQueue, PriorityQueue and SimpleQueue hand out in their own order."""

import queue
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    urgency: int
    name: str = field(compare=False)


for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    one = kind()
    for number in (3, 1, 2):
        one.put(number)
    print(kind.__name__, one.qsize(), [one.get() for _ in range(3)], one.empty())

jobs = queue.PriorityQueue()
for job in (Job(2, 'sweep'), Job(1, 'cook'), Job(3, 'sleep')):
    jobs.put(job)
print([jobs.get().name for _ in range(3)])
mixed = queue.PriorityQueue()
mixed.put((1, {}))
try:
    mixed.put((1, {}))
except TypeError as error:
    print(error)
