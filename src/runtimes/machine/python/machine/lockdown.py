"""Takes the ways to JavaScript away from the program: bridges, and the machine's own modules."""

import sys

_SHUT = ('js', 'pyodide_js', 'pyodide', '_pyodide', '_pyodide_core', 'ctypes', '_ctypes', 'micropip', 'machine')


class _Shut:
    """A finder that says of what is shut that it is not there."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition('.')[0] in _SHUT:
            raise ModuleNotFoundError(f'No module named {name!r}', name=name)


def shut():
    """Once, when all of the machine is in place. Nothing that is taken away here can be imported again."""
    import _imp
    import gc

    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != 'JsFinder']
    sys.meta_path.insert(0, _Shut)
    library_create_builtin = _imp.create_builtin

    def create_builtin(spec):
        if spec.name.partition('.')[0] in _SHUT:
            raise ModuleNotFoundError(f'No module named {spec.name!r}', name=spec.name)
        return library_create_builtin(spec)

    _imp.create_builtin = create_builtin
    for name in list(sys.modules):
        if name.partition('.')[0] in _SHUT:
            del sys.modules[name]
    # Frozen objects do not show in gc.get_objects(): the machine's own can be neither found nor thawed.
    gc.collect()
    gc.freeze()
    del gc.unfreeze
