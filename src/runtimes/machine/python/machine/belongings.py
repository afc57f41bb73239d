"""What the library keeps in its globals that belongs to a process: which attributes, and what they are in a new one.

For each module a function that answers ([(object, attribute), ...], what makes the values for a new process).
What is not listed here is shared: see the table of known differences.
"""

import io
import itertools
import sys
import weakref

from . import child, sockets, threads


def _places(owner, names):
    return [(owner, name) for name in names.split()]


def _stream(number, errors):
    return open(number, 'w', buffering=1, encoding='utf-8', errors=errors, closefd=False)


def _of_sys(module):
    def make():
        out, err = _stream(1, 'strict'), _stream(2, 'backslashreplace')
        hooks = sys.__excepthook__, sys.__displayhook__, sys.__unraisablehook__
        return [['-c', '--multiprocessing-fork'], list(sys.path), io.StringIO(), out, out, err, err, *hooks]
    return _places(module, 'argv path stdin stdout __stdout__ stderr __stderr__ excepthook displayhook unraisablehook'), make


def _of_os(module):
    return [(module.environ, '_data')], lambda: [dict(module.environ._data)]


def _of_atexit(module):
    def make():
        exits = child.Exits()
        return [exits.register, exits.unregister, exits.run, exits.clear, exits.count]
    return _places(module, 'register unregister _run_exitfuncs _clear _ncallbacks'), make


def _of_imports(module):
    return _places(module, '_module_locks'), lambda: [{}]


def _of_threading(module):
    def make():
        at_exit = [sys.modules[name]._python_exit for name in ('concurrent.futures.thread', 'concurrent.futures.process')
                   if name in sys.modules]
        return [{}, {}, None, at_exit, False, itertools.count(1).__next__, weakref.WeakSet(), module.__excepthook__,
                None, None, module.RLock()]
    return _places(module, '_active _limbo _main_thread _threading_atexits _SHUTTING_DOWN _counter _dangling '
                           'excepthook _profile_hook _trace_hook _active_limbo_lock'), make


def of_machine():
    """What the machine's own modules keep."""
    return _places(threads, '_undaemonic') + _places(sockets, '_default_timeout'), lambda: [{}, None]


def _of_thread_pools(module):
    import threading
    return _places(module, '_threads_queues _shutdown _global_shutdown_lock'), \
        lambda: [weakref.WeakKeyDictionary(), False, threading.Lock()]


def _of_process_pools(module):
    return _places(module, '_threads_wakeups _global_shutdown'), lambda: [weakref.WeakKeyDictionary(), False]


def _of_asyncio(module):
    return _places(module, '_event_loop_policy'), lambda: [None]


def _of_random(module):
    """Chance begins anew in each process."""
    inside = type(module._inst)
    names = [name for name, value in vars(module).items() if getattr(value, '__self__', None) is module._inst]

    def make():
        instance = inside()
        return [instance, *(getattr(instance, name) for name in names)]
    return _places(module, ' '.join(['_inst', *names])), make


def _of_logging(module):
    """Handlers and levels that one process has set are not there in another."""
    manager = module.Logger.manager
    library = {name: logger for name, logger in manager.loggerDict.items()
               if name.partition('.')[0] in sys.modules and isinstance(logger, module.Logger)
               and not (getattr(sys.modules[name.partition('.')[0]], '__file__', None) or '').startswith('/home/')}
    loggers = [module.root, *library.values()]
    quiet = [[each for each in logger.handlers if type(each) is module.NullHandler] for logger in loggers]
    places = [*_places(manager, 'loggerDict _disable loggerClass logRecordFactory'),
              *_places(module, '_lock _handlers _handlerList lastResort raiseExceptions _loggerClass _logRecordFactory')]
    places += [(logger, '__dict__') for logger in loggers]

    def make():
        import threading
        values = [dict(library), 0, None, None, threading.RLock(), weakref.WeakValueDictionary(), [],
                  module._defaultLastResort, True, module.Logger, module.LogRecord]
        for logger, handlers in zip(loggers, quiet):
            level = module.WARNING if logger is module.root else module.NOTSET
            values.append({**vars(logger), 'handlers': list(handlers), 'level': level, 'filters': [], 'disabled': False,
                           'propagate': True, '_cache': {}})
        return values
    return places, make


def _of_process(module):
    main = type(module._current_process)
    return _places(module, '_current_process _parent_process _process_counter _children _dangling'), \
        lambda: [main(), None, itertools.count(1), set(), weakref.WeakSet()]


def _of_util(module):
    return _places(module, '_exiting _logger _log_to_stderr _afterfork_registry'), \
        lambda: [False, None, False, weakref.WeakValueDictionary()]


def _of_context(module):
    return [(module._default_context, '_actual_context')], lambda: [None]


def _of_spawn(module):
    return _places(module, 'old_main_modules'), lambda: [[]]


def _of_managers(module):
    return _places(module.BaseProxy, '_address_to_local _mutex'), lambda: [{}, module.util.ForkAwareThreadLock()]


OF = {
    'sys': _of_sys,
    'os': _of_os,
    'atexit': _of_atexit,
    '_frozen_importlib': _of_imports,
    'threading': _of_threading,
    'concurrent.futures.thread': _of_thread_pools,
    'concurrent.futures.process': _of_process_pools,
    'asyncio.events': _of_asyncio,
    'random': _of_random,
    'logging': _of_logging,
    'multiprocessing.process': _of_process,
    'multiprocessing.util': _of_util,
    'multiprocessing.context': _of_context,
    'multiprocessing.spawn': _of_spawn,
    'multiprocessing.managers': _of_managers,
}

# What a new program must find as if it had just been imported; the rest is the library's to keep.
RENEWED = ('concurrent.futures.process', 'multiprocessing.process', 'multiprocessing.util',
           'multiprocessing.context', 'multiprocessing.managers')
