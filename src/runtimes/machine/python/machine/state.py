"""What every process has of its own: the learner's modules, and what the library keeps in its globals.

The library's code is there once for all processes. When another process gets its turn, the values that
belong to a process are exchanged; on a desk each has an interpreter of its own.
"""

import os
import sys
from collections import deque

from . import belongings, frames, kernel


class State:
    """The values of a process while it has no turn."""

    __slots__ = ('values', 'modules', 'finalizers', 'directory')

    def __init__(self):
        self.values = []
        self.modules = {}
        self.finalizers = {}
        self.directory = _directory or os.getcwd()


_owners, _names = [], []    # what is exchanged: these attributes of these objects
_makers = []                # what gives a new process its values, in the same order
_shared = set()             # names of modules that all processes have together
_machines = set()           # of these, what was there before anything of the learner's
_states = []                # of all processes that there are
_finalizers = {}            # multiprocessing's. Others hold this very dict, so its content is exchanged


_library_chdir = os.chdir
_directory = None           # where the process that has the turn is; None while nobody has gone anywhere


def _chdir(path):
    global _directory
    _library_chdir(path)
    _directory = os.getcwd()


_chdir.__name__ = _chdir.__qualname__ = 'chdir'


def install():
    """What is there now is the machine's own, whatever process looks at it."""
    _machines.update(sys.modules)
    os.chdir = _chdir


def begin(main):
    """A second process is about to come: from now on there is something to exchange."""
    global _directory
    _directory = main.directory
    _states.append(main)
    _add(*belongings.of_machine(), main)
    _learn(main)


def fresh():
    """The state of a process that has just come up."""
    new = State()
    for make in _makers:
        new.values.extend(make())
    _states.append(new)
    return new


def exchange(old, new):
    """Another process gets the turn. That takes no time by the clock: on a desk nothing is exchanged."""
    began = kernel.peek()
    _learn(old)
    old.values = list(map(getattr, _owners, _names))
    old.modules = {name: sys.modules.pop(name) for name in sys.modules.keys() - _shared}
    old.finalizers, old.directory = dict(_finalizers), _directory
    # In C, so that nothing interrupts it half-way.
    deque(map(setattr, _owners, _names, new.values), maxlen=0)
    sys.modules.update(new.modules)
    _finalizers.clear()
    _finalizers.update(new.finalizers)
    if new.directory != _directory:
        os.chdir(new.directory)
    kernel.rewind(kernel.peek() - began)


def forget(state):
    """A process has ended."""
    _states.remove(state)


def empty_modules(active):
    """The learner's modules of this process come to their end, while it is still there to see it."""
    _learn(active)
    for name in sys.modules.keys() - _shared:
        space = getattr(sys.modules[name], '__dict__', {})
        for each in [each for each in space if not each.startswith('__')]:
            space[each] = None


def renew():
    """The next program begins: multiprocessing is as if it had just been imported."""
    global _finalizers
    _finalizers.clear()
    _finalizers = {}
    del _owners[:], _names[:], _makers[:], _states[:]
    _shared.clear()
    for name in belongings.RENEWED:
        if name in sys.modules:
            places, make = belongings.OF[name](sys.modules[name])
            for (owner, attribute), value in zip(places, make()):
                setattr(owner, attribute, value)


def _learn(active):
    """Modules of the library that were imported since: what they keep is exchanged from now on."""
    global _finalizers
    new = [name for name in sys.modules.keys() - _shared if not _is_own(name)]
    _shared.update(new)
    for name in new:
        if name == 'multiprocessing.util':
            _finalizers = sys.modules[name]._finalizer_registry
        if name in belongings.OF:
            _add(*belongings.OF[name](sys.modules[name]), active)


def _add(places, make, active):
    for owner, name in places:
        _owners.append(owner)
        _names.append(name)
    _makers.append(make)
    for state in _states:
        if state is not active:
            state.values.extend(make())


def _is_own(name):
    """Whether a module is the learner's: each process imports that anew."""
    if name in ('__main__', '__mp_main__'):
        return True
    if name in _machines:
        return False
    module = sys.modules[name]
    file = getattr(module, '__file__', None)
    if file is not None:
        return file.startswith(frames.HOME)
    if getattr(module, '__spec__', None) is None:
        return True     # the program made it itself
    return any(part.startswith(frames.HOME) for part in getattr(module, '__path__', None) or ())
