"""Waiting is not work: process_time stands still while a program sleeps."""

import time


def measure(work):
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


wall, cpu = measure(lambda: time.sleep(0.3))
print('asleep', wall >= 0.3, cpu < 0.1)
wall, cpu = measure(lambda: [number * number for number in range(300_000)])
print('busy', cpu > 0, cpu < wall + 0.05)
thread = time.thread_time()
time.sleep(0.1)
print('thread', time.thread_time() - thread < 0.05)
