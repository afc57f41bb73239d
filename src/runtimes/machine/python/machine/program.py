"""`python FILE`."""

import atexit
import gc
import importlib
import json
import linecache
import os
import sys
import threading
import types

from . import frames, missing, processes, trace, values


def start(path, how):
    """`run`, as JSON: what it is run with, and how it ended."""
    how = json.loads(how)
    os.environ.update(how['env'])
    if how['trace']:
        trace.begin()
    code, error = run(path, how['args'])
    ending = {'code': code}
    if error is not None:
        ending['error'] = values.error(error)
    if how['trace']:
        ending['trace'] = _end_of_trace()
    return json.dumps(ending)


def _end_of_trace():
    try:
        return trace.end()
    except Exception as exc:
        return type(exc).__name__       # the program has written there; whoever cannot read this says so, with it


def run(path, args=()):
    """Runs the file as __main__ until nothing of it is left. Answers (exit code, exception or None)."""
    processes.forget()
    directory = path.rpartition('/')[0]
    sys.argv[:] = [path, *args]
    if directory not in sys.path:
        sys.path.insert(0, directory)
    linecache.clearcache()
    # Files that came since in the same moment of the clock must be found.
    importlib.invalidate_caches()
    missing.make_way(directory)
    main = types.ModuleType('__main__')
    main.__file__ = path
    main.__builtins__ = __builtins__
    main.__spec__ = None
    sys.modules['__main__'] = main
    code, error = _guarded(lambda: exec(_compiled(path), vars(main)))
    for finish in (threading._shutdown, atexit._run_exitfuncs, _collect):
        late_code, late_error = _guarded(finish)
        code, error = late_code or code, error or late_error
    _flush()
    return code, error


def _compiled(path):
    with open(path, 'rb') as file:
        source = file.read()
    try:
        _refuse_null_bytes(source, path)
        return compile(source, path, 'exec')
    except SyntaxError as exc:
        # What is no text at all has no place of its own.
        exc.filename, exc.lineno = exc.filename or path, exc.lineno or 1
        raise


def _refuse_null_bytes(source, path):
    before, null, _ = source.partition(b'\0')
    if null:
        *lines, last = before.split(b'\n')
        place = path, len(lines) + 1, len(last) + 1, last.decode('utf-8', 'replace')
        raise SyntaxError('source code cannot contain null bytes', place)


def _guarded(act):
    try:
        act()
    except SystemExit as exc:
        return _exit_code(exc.code), None
    except BaseException as exc:
        _forget_ours(exc)
        _report(exc)
        # As a shell tells of an end by SIGINT.
        return 130 if isinstance(exc, KeyboardInterrupt) else 1, exc
    return 0, None


def _report(exc):
    """Tells it as the end of a program does, whatever became of the hook and of stderr."""
    if getattr(sys.stderr, 'closed', False):
        sys.stderr = open(2, 'w', encoding='utf-8', errors='backslashreplace', closefd=False)
    try:
        sys.excepthook(type(exc), exc, exc.__traceback__)
    except BaseException as failed:
        _forget_ours(failed)
        failed.__context__ = None
        _say('Error in sys.excepthook:')
        _try(sys.__excepthook__, type(failed), failed, failed.__traceback__)
        _say('\nOriginal exception was:')
        _try(sys.__excepthook__, type(exc), exc, exc.__traceback__)
    _say(missing.sentence_for(exc))


def _say(sentence):
    if sentence:
        _try(print, sentence, file=sys.stderr)


def _try(act, *args, **named):
    try:
        act(*args, **named)
    except BaseException:
        pass    # there is nobody left to tell it to


def _exit_code(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    _try(print, code, file=sys.stderr)
    return 1


def _forget_ours(exc):
    """The frames between the kernel and the learner's first line are not theirs."""
    tb = exc.__traceback__
    while tb is not None and not frames.is_learners(tb.tb_frame.f_code):
        tb = tb.tb_next
    exc.__traceback__ = tb


def _collect():
    """What was never awaited, retrieved or closed says so when it is collected."""
    main = sys.modules.get('__main__')
    # As at the end of an interpreter: a module's own names go before it does.
    for name in [name for name in vars(main) if not name.startswith('__')]:
        vars(main)[name] = None
    gc.collect()


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (ValueError, AttributeError, OSError):
            pass    # the program has closed it, or put something of its own in its place
