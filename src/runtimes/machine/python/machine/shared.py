"""Memory that processes share. All of the machine's lie in one interpreter, so it is plain bytes with a number."""

import errno
import itertools
import os
import types

_blocks = {}        # number -> bytes; a number may be on its way to another process, so none is given up
_numbers = itertools.count(1)


def forget():
    """The program before has ended."""
    _blocks.clear()
    BlocksByName.blocks.clear()
    BlocksByName.open.clear()


class BufferWrapper:
    """multiprocessing.heap.BufferWrapper: so many bytes, all zero."""

    __module__ = 'multiprocessing.heap'     # where pickle looks for it

    def __init__(self, size):
        if size < 0:
            raise ValueError(f'Size {size:n} out of range')
        self._state = next(_numbers), size
        _blocks[self._state[0]] = bytearray(size)

    def create_memoryview(self):
        number, size = self._state
        return memoryview(_blocks[number])[:size]


def fill_heap(module):
    module.__all__ = ['BufferWrapper']
    module.BufferWrapper = BufferWrapper


# ---- shared_memory: blocks that have a name

class BlocksByName:
    """_posixshmem, and what of os and mmap reaches its blocks."""

    blocks = {}                     # name -> bytes
    open = {}                       # descriptor -> bytes
    _descriptors = itertools.count(1 << 20)

    @classmethod
    def shm_open(cls, path, flags, mode=0o777):
        if path in cls.blocks:
            if flags & os.O_CREAT and flags & os.O_EXCL:
                raise FileExistsError(errno.EEXIST, 'File exists', path)
        elif flags & os.O_CREAT:
            cls.blocks[path] = bytearray()
        else:
            raise FileNotFoundError(errno.ENOENT, 'No such file or directory', path)
        fd = next(cls._descriptors)
        cls.open[fd] = cls.blocks[path]
        return fd

    @classmethod
    def shm_unlink(cls, path):
        if path not in cls.blocks:
            raise FileNotFoundError(errno.ENOENT, 'No such file or directory', path)
        del cls.blocks[path]


class _Map:
    """mmap.mmap of such a block."""

    def __init__(self, fd, size):
        self._block = BlocksByName.open[fd]

    def __buffer__(self, flags):
        return memoryview(self._block)

    def close(self):
        self._block = None


def _truncate(fd, size):
    block = BlocksByName.open[fd]
    block.extend(bytes(size - len(block)))


def _close(fd):
    if BlocksByName.open.pop(fd, None) is None:
        os.close(fd)


def finish_shared_memory(module):
    module._posixshmem = BlocksByName
    module.mmap = types.SimpleNamespace(mmap=_Map)
    module.os = types.SimpleNamespace(
        name=os.name, O_RDWR=os.O_RDWR, O_CREAT=os.O_CREAT, O_EXCL=os.O_EXCL, ftruncate=_truncate, close=_close,
        fstat=lambda fd: types.SimpleNamespace(st_size=len(BlocksByName.open[fd])))


def as_module():
    """What `import _posixshmem` answers."""
    module = types.ModuleType('_posixshmem')
    module.shm_open, module.shm_unlink = BlocksByName.shm_open, BlocksByName.shm_unlink
    return module
