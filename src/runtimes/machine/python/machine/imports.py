"""Lays the machine's lower layers under multiprocessing when it is imported."""

import importlib.machinery
import io
import os
import sys
import types

from . import crewpools, descriptors, kernel, processes, realcrews, semaphores, sequentialexecutors, shared, sharedvalues, state


class _Loader:
    """Loads a module of the library's, and then puts the machine's parts into it."""

    def __init__(self, loader, finish):
        self._loader, self._finish = loader, finish

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        self._loader.exec_module(module)
        self._finish(module)

    def __getattr__(self, name):
        return getattr(self._loader, name)


class _Replacing:
    """Loads a module of the machine's in the place of the library's."""

    def __init__(self, fill):
        self._fill = fill

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        self._fill(module)


class _Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in _REPLACED:
            return importlib.machinery.ModuleSpec(name, _Replacing(_REPLACED[name]), origin='built-in')
        if name not in _FINISHED:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None:
            spec.loader = _Loader(spec.loader, _FINISHED[name])
        return spec


def _spawn(module):
    """multiprocessing.popen_spawn_posix: the process is one of the machine's."""
    from multiprocessing import spawn, util
    from multiprocessing.context import reduction, set_spawning_popen

    class Popen(module.Popen):
        def duplicate_for_child(self, fd):
            copy = os.dup(fd)
            self._fds.append(copy)
            return copy

        def _launch(self, process_obj):
            preparation = spawn.get_preparation_data(process_obj._name)
            message = io.BytesIO()
            set_spawning_popen(self)
            try:
                reduction.dump(preparation, message)
                reduction.dump(process_obj, message)
            except BaseException:
                for fd in self._fds:
                    os.close(fd)
                raise
            finally:
                set_spawning_popen(None)
            self.sentinel, alive = os.pipe()
            orders, giving = os.pipe()
            self.finalizer = util.Finalize(self, util.close_fds, (self.sentinel, giving))
            descriptors = [*self._fds, alive, orders]
            if kernel.run_sync is None:     # it reads them as soon as it is started
                os.write(giving, message.getbuffer())
                self.pid = processes.start(_body(orders), descriptors)
            else:
                self.pid = processes.start(_body(orders), descriptors)
                os.write(giving, message.getbuffer())

    Popen.__qualname__, Popen.__module__ = 'Popen', module.__name__
    module.Popen = Popen


def _body(orders):
    """What such a process runs, as it stands on the command line on a desk."""
    program = f'from multiprocessing.spawn import spawn_main; spawn_main(tracker_fd=None, pipe_handle={orders})'

    return lambda: exec(compile(program, '<string>', 'exec'), vars(sys.modules['__main__']))


def _track(module):
    """multiprocessing.resource_tracker: what a process leaves behind goes with the machine."""
    tracker = module.ResourceTracker
    tracker._ensure_running_and_write = lambda self, msg=None: None
    tracker._stop = lambda self, use_blocking_lock=True: None


def _hand_over(module):
    """multiprocessing.reduction: a descriptor can be sent to another process at any time, and no fork server is needed for it."""
    module.HAVE_SEND_HANDLE = False     # without it, 'spawn' is the default and 'forkserver' is said not to be there
    library_wrap = module.DupFd

    def wrap(fd):
        from multiprocessing.context import get_spawning_popen
        return library_wrap(fd) if get_spawning_popen() is not None else Handed(os.dup(fd))

    wrap.__name__ = wrap.__qualname__ = 'DupFd'
    wrap.__module__ = module.__name__
    Handed.__module__ = module.__name__
    module.DupFd = wrap
    module.Handed = Handed


class Handed:
    """A descriptor on its way; who unpickles it has it."""

    def __init__(self, fd):
        self._fd = fd

    def detach(self):
        kernel.give(self._fd, os.getpid())
        return self._fd


_FINISHED = {
    'multiprocessing.popen_spawn_posix': _spawn,
    'multiprocessing.resource_tracker': _track,
    'multiprocessing.reduction': _hand_over,
    'multiprocessing.shared_memory': shared.finish_shared_memory,
}

_REPLACED = {
    'multiprocessing.heap': shared.fill_heap,
    'multiprocessing.sharedctypes': sharedvalues.fill,
}


def offer_workers(most):
    """Pools that are imported from now on have up to so many interpreters of their own for processes."""
    realcrews.Crew.limit = most
    _FINISHED.update(crewpools.finished(realcrews.Crew))


def install():
    if kernel.run_sync is None:
        _FINISHED.update(sequentialexecutors.FINISHED)
    sys.modules['_multiprocessing'] = semaphores.as_module()
    sys.modules['_posixshmem'] = shared.as_module()
    sys.meta_path.insert(0, _Finder)
    descriptors.install()
    processes.install()
    for name in ('os', 'signal', 'socket', 'time'):
        _name(sys.modules[name])
    state.install()


def _name(module):
    """Functions of the machine's go by the names under which they are known: pickle looks for them there."""
    for name, value in vars(module).items():
        if isinstance(value, types.FunctionType) and value.__module__.startswith('machine.'):
            value.__module__, value.__name__, value.__qualname__ = module.__name__, name, name
