"""What stands between CPython's library and the machine: the modules that are C on a desk.

The kernel itself (clock, scheduler, network, request log) is TypeScript, out of a program's reach;
these files turn what Python's library asks of an operating system into calls of it.
"""
