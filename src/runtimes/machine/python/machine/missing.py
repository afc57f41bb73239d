"""What is not in this machine, and the sentences that say so."""

import difflib
import errno
import importlib.util
import os
import subprocess
import sys
import types

from . import frames

_PACKAGES = ('aiohttp', 'requests')


def sentence_for(exc):
    """What a learner may need to know beside the error itself; '' when that says it all."""
    if isinstance(exc, ModuleNotFoundError):
        return _of_module(exc.name or '')
    if isinstance(exc, AttributeError) and isinstance(exc.obj, types.ModuleType):
        return _of_shadow(exc.obj.__name__, getattr(exc.obj, '__file__', None))
    if isinstance(exc, ImportError):
        return _of_shadow(exc.name, exc.path)
    if isinstance(exc, MemoryError):
        return 'The program has used up the memory that this machine gives it.'
    if isinstance(exc, EOFError) and 'reading a line' in str(exc):
        return 'Nobody sits at a keyboard in this machine: input() finds nothing to read.'
    return ''


def _of_module(name):
    top = name.partition('.')[0]
    if name != top and top in sys.modules or not top:
        return ''
    if top in sys.stdlib_module_names:
        return f'{top} belongs to the standard library, but needs something of an operating system that this machine does not have.'
    here = [package for package in _PACKAGES if importlib.util.find_spec(package)]
    has = ' and '.join(['the standard library', *here] if len(here) < 2 else [f'the standard library, {here[0]}', here[1]])
    beside = sorted(_beside())
    close = difflib.get_close_matches(top, [*sys.stdlib_module_names, *here, *beside], 1, 0.75)
    meant = f'Did you mean {close[0]}? ' if close else ''
    files = f', and beside the program there is {", ".join(beside)}' if beside else ''
    return f'{meant}This machine has {has}{files}. Nothing else can be installed in it.'


def _of_shadow(name, path):
    if name not in sys.stdlib_module_names or not (path or '').startswith(frames.HOME):
        return ''
    file = path[len(frames.HOME):]
    return f'{file} has the name of a module of the standard library, and is found before it. Give it another name.'


def _beside():
    """The learner's own modules."""
    main = getattr(sys.modules.get('__main__'), '__file__', None)
    for entry in os.scandir(frames.HOME):
        name, _, ending = entry.name.partition('.')
        if name.isidentifier() and (entry.is_dir() or ending == 'py' and entry.path != main):
            yield name


# What a desk's Python has loaded before a program begins: no file beside it comes before those.
_STARTED = {*sys.builtin_module_names, 'abc', 'codecs', 'encodings', 'genericpath', 'io', 'os', 'posixpath', 'site', 'stat', 'zipimport'}


def make_way(directory):
    """A file of the learner's that is named like a module of the library's is found first, as on a desk."""
    for entry in os.scandir(directory):
        name, _, ending = entry.name.partition('.')
        if (entry.is_dir() or ending == 'py') and name not in _STARTED:
            loaded = getattr(sys.modules.get(name), '__file__', None) or directory
            if not loaded.startswith(directory):
                del sys.modules[name]


def _run_nothing(what):
    raise OSError(errno.ENOTSUP, 'This machine runs Python alone: there are no other programs in it', what)


def _popen(self, args, *rest, **named):
    first = args if isinstance(args, (str, bytes, os.PathLike)) else next(iter(args), '')
    _run_nothing(os.fsdecode(first))


def install():
    subprocess.Popen.__init__ = _popen
    os.system = lambda command: _run_nothing(os.fsdecode(command))
    os.abort = lambda: os._exit(134)    # what a shell tells of a process that SIGABRT ended
    for name in ('execv', 'execve', 'posix_spawn', 'posix_spawnp'):
        if hasattr(os, name):
            setattr(os, name, lambda path, *rest: _run_nothing(os.fsdecode(path)))
