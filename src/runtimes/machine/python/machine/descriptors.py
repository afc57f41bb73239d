"""File descriptors of the kernel's for os: pipes, and sockets by their numbers. Files keep those of the library's."""

import builtins
import errno
import io
import os
import stat

from . import kernel, sockets

_FIRST = 1_000      # network.ts counts from here
_WOULD_BLOCK = -1

_read, _write, _close, _dup, _fstat, _open = os.read, os.write, os.close, os.dup, os.fstat, io.open
_set_blocking, _get_blocking, _isatty = os.set_blocking, os.get_blocking, os.isatty
_pipes = set()      # descriptors that `pipe` gave out; any other is a socket's
_patient = set()    # descriptors that answer at once instead of waiting


def _wait(fd, events):
    if fd in _patient:
        raise BlockingIOError(errno.EAGAIN, 'Resource temporarily unavailable')
    while not kernel.is_ready(fd, events):
        kernel.await_turn(kernel.wait_for_one(fd, -1), kernel.current)


def pipe():
    """os.pipe"""
    reader, writer = map(int, kernel.pipe().split(' '))
    _pipes.update((reader, writer))
    return reader, writer


def read(fd, length, /):
    """os.read"""
    if fd < _FIRST:
        return _read(fd, length)
    while True:
        got = kernel.receive(fd, length, False)
        if got != _WOULD_BLOCK:
            return sockets._checked(got).encode('latin-1')
        _wait(fd, sockets.POLLIN)


def write(fd, data, /):
    """os.write; as on Linux it returns when all has been written, unless the descriptor does not wait."""
    if fd < _FIRST:
        return _write(fd, data)
    text = bytes(data).decode('latin-1')
    done = 0
    while True:
        sent = kernel.send(fd, text[done:])
        if sent != _WOULD_BLOCK:
            done += sockets._checked(sent)
            if done == len(text) or fd in _patient:
                return done
        elif done and fd in _patient:
            return done
        else:
            _wait(fd, sockets.POLLOUT)


def close(fd, /):
    """os.close"""
    if fd < _FIRST:
        return _close(fd)
    _patient.discard(fd)
    _pipes.discard(fd)
    sockets._checked(kernel.close(fd))


def dup(fd, /):
    """os.dup"""
    if fd < _FIRST:
        return _dup(fd)
    copy = sockets._checked(kernel.copy(fd))
    if fd in _pipes:
        _pipes.add(copy)
    return copy


def fstat(fd):
    """os.fstat"""
    if fd < _FIRST:
        return _fstat(fd)
    if kernel.is_ready(fd, 0):      # no event is asked for: only a number that nobody holds answers
        raise OSError(errno.EBADF, 'Bad file descriptor')
    kind = stat.S_IFIFO if fd in _pipes else stat.S_IFSOCK
    return os.stat_result((kind | 0o600, fd, 0, 1, 0, 0, 0, 0, 0, 0))


def set_blocking(fd, blocking, /):
    """os.set_blocking"""
    if fd < _FIRST:
        return _set_blocking(fd, blocking)
    (_patient.discard if blocking else _patient.add)(fd)


def get_blocking(fd, /):
    """os.get_blocking"""
    return _get_blocking(fd) if fd < _FIRST else fd not in _patient


def isatty(fd, /):
    """os.isatty"""
    return _isatty(fd) if fd < _FIRST else False


class _Raw(io.RawIOBase):
    """What io.FileIO is for a descriptor of a file."""

    def __init__(self, fd, mode, closefd):
        self._fd, self.mode, self.closefd = fd, mode, closefd
        self.name = fd

    def fileno(self):
        return self._fd

    def isatty(self):
        return False

    def readable(self):
        return 'r' in self.mode

    def writable(self):
        return 'r' not in self.mode

    def readinto(self, buffer):
        data = read(self._fd, len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def write(self, data):
        return write(self._fd, data)

    def close(self):
        if not self.closed:
            super().close()
            if self.closefd:
                close(self._fd)


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, int) or file < _FIRST:
        return _open(file, mode, buffering, encoding, errors, newline, closefd, opener)
    raw = _Raw(file, mode, closefd)
    if buffering == 0:
        return raw
    size = buffering if buffering > 1 else io.DEFAULT_BUFFER_SIZE
    buffered = io.BufferedReader(raw, size) if raw.readable() else io.BufferedWriter(raw, size)
    if 'b' in mode:
        return buffered
    return io.TextIOWrapper(buffered, encoding, errors, newline, line_buffering=buffering == 1)


def install():
    """Puts these in the place of what os has of the library's."""
    for function in (pipe, read, write, close, dup, fstat, set_blocking, get_blocking, isatty):
        setattr(os, function.__name__, function)
    open.__doc__ = _open.__doc__
    builtins.open = io.open = sockets.builtin(open)
