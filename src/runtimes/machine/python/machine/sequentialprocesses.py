"""Processes where stacks cannot be switched: each runs to its end when it starts.

What it computed and waited is taken back from the clock, so processes that do not talk to each other while they
run take the time that they take beside each other. One that waits for another says which browser is needed.
"""

import asyncio
import heapq
import sys

from . import boot, child, kernel, processes, sequential

START_UP = 0.05    # seconds, as processes.ts has it
_ends = {}          # number of a process -> the moment at which it ends for others
_free_at = []       # when each core has done what it was given


def forget():
    """The program before has ended."""
    _ends.clear()
    _free_at.clear()


def _charged(began, computed, ends):
    """The moment at which a process ends that would have ended then with a core of its own."""
    if not _free_at:
        _free_at.extend([0] * boot.cores)
    start = max(began, heapq.heappop(_free_at))
    heapq.heappush(_free_at, start + computed)
    return ends + start - began


def run(process, act):
    """Runs it as that process, in a time of its own. Answers when it ended, and an error if it waits for another."""
    outer, began, name = processes.active, kernel.peek(), None

    def inside():
        nonlocal name
        process.ident = kernel.current
        processes.switch(process)
        try:
            _without_loop(act)
        finally:
            name = sys.modules['multiprocessing.process']._current_process.name

    try:
        ends, needed = sequential.run_apart(inside, process.ident, process.pid)
    finally:
        processes.switch(outer)
    computed = kernel.peek() - began
    kernel.rewind(computed)
    if needed is not None:
        needed = RuntimeError(str(needed).replace('MainThread', name, 1))
    return _charged(began, computed, ends), needed


def _without_loop(act):
    """Whoever started the process may do so in a coroutine, and the interpreter knows one loop for each stack."""
    loop = asyncio._get_running_loop()
    if loop is None:
        return act()
    task = asyncio.tasks._swap_current_task(loop, None)
    asyncio._set_running_loop(None)
    try:
        act()
    finally:
        asyncio._set_running_loop(loop)
        asyncio.tasks._swap_current_task(loop, task)


def start(body, descriptors):
    """The same as processes.start."""
    process = processes.enroll(kernel.process_enroll(), None)
    for fd in descriptors:
        kernel.give(fd, process.pid)

    def act():
        kernel.sleep(START_UP)
        child.begin(body)
    ends, needed = run(process, act)
    if needed is not None:
        processes.end(process, 1 << 8)
        raise needed
    _ends[process.pid] = ends
    sequential.at(ends, lambda: processes.end(process, process.status))
    return process.pid


def wait_for(numbers):
    """Waits until one of these processes may have ended."""
    sequential.wait_until(min(_ends[number] for number in numbers))
    sequential.run_due()
