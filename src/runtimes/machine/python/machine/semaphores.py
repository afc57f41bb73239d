"""_multiprocessing over the kernel's semaphores. Above it Lock, Event, Condition and Queue are multiprocessing's own."""

import errno
import types

from . import kernel

_RECURSIVE_MUTEX, _SEMAPHORE = 0, 1
_EXISTS, _MISSING, _FULL = -1, -2, -3


def _checked(answer):
    if answer == _EXISTS:
        raise FileExistsError(errno.EEXIST, 'File exists')
    if answer == _MISSING:
        raise FileNotFoundError(errno.ENOENT, 'No such file or directory')
    return answer


class SemLock:
    """Semaphore/Mutex type"""

    __slots__ = ('handle', 'kind', 'maxvalue', 'name', '_held', '_holder')
    SEM_VALUE_MAX = 0x7FFFFFFF

    def __init__(self, kind, value, maxvalue, name, unlink):
        if kind not in (_RECURSIVE_MUTEX, _SEMAPHORE):
            raise ValueError('unrecognized kind')
        if not 0 <= value <= maxvalue:
            raise OSError(errno.EINVAL, 'Invalid argument')
        self.handle = _checked(kernel.semaphore_create(name, value, maxvalue))
        self.kind, self.maxvalue, self.name = kind, maxvalue, None if unlink else name
        self._held, self._holder = 0, None
        if unlink:
            sem_unlink(name)

    @classmethod
    def _rebuild(cls, handle, kind, maxvalue, name, /):
        self = cls.__new__(cls)
        self.handle = handle if name is None else _checked(kernel.semaphore_open(name))
        self.kind, self.maxvalue, self.name = kind, maxvalue, name
        self._held, self._holder = 0, None
        return self

    def acquire(self, block=True, timeout=None):
        me = kernel.current
        if self.kind == _RECURSIVE_MUTEX and self._is_mine():
            self._held += 1
            return True
        kernel.settle()
        if not kernel.semaphore_take(self.handle):
            if not block or timeout is not None and timeout <= 0:
                return False
            until = -1 if timeout is None else kernel.deadline(timeout)
            then = kernel.INTERRUPTED
            while then == kernel.INTERRUPTED:
                then = kernel.await_turn(kernel.semaphore_wait(self.handle, until), me)
                if then == kernel.INTERRUPTED and kernel.semaphore_take(self.handle):
                    then = kernel.WOKEN     # it came while this thread was on a signal
            if then != kernel.WOKEN:
                return False
        self._held += 1
        self._holder = me
        return True

    def release(self):
        if self.kind == _RECURSIVE_MUTEX:
            if not self._is_mine():
                raise AssertionError('attempt to release recursive lock not owned by thread')
            if self._held > 1:
                self._held -= 1
                return
        kernel.settle()
        if kernel.semaphore_release(self.handle) == _FULL:
            raise ValueError('semaphore or lock released too many times')
        self._held -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, exc_type=None, exc_value=None, exc_tb=None, /):
        self.release()

    def _count(self):
        return self._held

    def _is_mine(self):
        return self._held > 0 and self._holder == kernel.current

    def _get_value(self):
        kernel.settle()
        return kernel.semaphore_value(self.handle)

    def _is_zero(self):
        return self._get_value() == 0

    def _after_fork(self):
        self._held = 0


SemLock.__module__ = '_multiprocessing'


def sem_unlink(name, /):
    _checked(kernel.semaphore_unlink(name))


def as_module():
    """What `import _multiprocessing` answers."""
    module = types.ModuleType('_multiprocessing')
    module.SemLock, module.sem_unlink, module.flags = SemLock, sem_unlink, {'HAVE_SEM_OPEN': 1}
    return module
