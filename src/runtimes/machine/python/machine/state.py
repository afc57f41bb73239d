"""What every process has of its own: the learner's modules, and what the library keeps in its globals.

The library's code is there once for all processes. When another process gets its turn, the values that
belong to a process are exchanged; on a desk each has an interpreter of its own.
"""

import os
import sys
from collections import deque
from operator import getitem, setitem

from . import belongings, frames, kernel


class _Attributes:
    """The attributes of an object, as a dict has its items."""

    __slots__ = ('_owner',)

    def __init__(self, owner):
        self._owner = owner

    def __getitem__(self, name):
        return getattr(self._owner, name)

    def __setitem__(self, name, value):
        setattr(self._owner, name, value)


class State:
    """The values of a process while it has no turn."""

    __slots__ = ('values', 'modules', 'finalizers', 'directory', 'own', 'seen')

    def __init__(self):
        self.values = []
        self.modules = {}
        self.finalizers = {}
        self.own, self.seen = (), None      # names of the learner's modules, and what was loaded when they were looked up
        self.directory = _directory or os.getcwd()


_spaces, _names = [], []    # what is exchanged: these names in these dicts
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
    old.values = list(map(getitem, _spaces, _names))
    old.modules = {name: sys.modules.pop(name) for name in old.own if name in sys.modules}
    old.finalizers, old.directory = dict(_finalizers), _directory
    # In C, so that nothing interrupts it half-way.
    deque(map(setitem, _spaces, _names, new.values), maxlen=0)
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
    for name in active.own:
        space = getattr(sys.modules.get(name), '__dict__', {})
        for each in [each for each in space if not each.startswith('__')]:
            space[each] = None


def renew():
    """The next program begins: multiprocessing is as if it had just been imported."""
    global _finalizers
    _finalizers.clear()
    _finalizers = {}
    for each in (_spaces, _names, _makers, _states):
        each.clear()
    _shared.clear()
    for name in belongings.RENEWED:
        if name in sys.modules:
            places, make = belongings.OF[name](sys.modules[name])
            for (owner, attribute), value in zip(places, make()):
                setattr(owner, attribute, value)


def _learn(active):
    """Modules of the library that were imported since: what they keep is exchanged from now on."""
    global _finalizers
    # Whatever is imported stands at the end.
    seen = len(sys.modules), next(reversed(sys.modules))
    if seen == active.seen:
        return
    active.seen = seen
    new = [name for name in sys.modules.keys() - _shared if not _is_own(name)]
    _shared.update(new)
    active.own = tuple(sys.modules.keys() - _shared)
    for name in new:
        if name == 'multiprocessing.util':
            _finalizers = sys.modules[name]._finalizer_registry
        if name in belongings.OF:
            _add(*belongings.OF[name](sys.modules[name]), active)


def _add(places, make, active):
    for owner, name in places:
        _names.append(name)
        # A dict is quicker than attributes, where an object has one that can be written.
        _spaces.append(_Attributes(owner) if isinstance(owner, type) or name == '__dict__' else vars(owner))
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
