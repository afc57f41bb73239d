"""What a suite asks of the learner's modules. Each call finds them as if nothing had run before."""

import asyncio
import gc
import importlib
import inspect
import json
import linecache
import sys
import threading
import warnings

from . import frames, kernel, missing, processes, threads, trace, values

_base = set()


def begin():
    """What is loaded now stays; what comes later is the learner's, or came for it."""
    _base.update(sys.modules)
    sys.path.insert(0, frames.HOME.rstrip('/'))
    sys.dont_write_bytecode = True


def probe(names):
    """Loads the modules of that list once. '' when all can be loaded, or the error as JSON."""
    try:
        forget()
        for name in names.split():
            importlib.import_module(name)
    except BaseException as exc:
        told = values.error(exc)
        told['message'] = '. '.join(filter(None, [told['message'], missing.sentence_for(exc)]))
        return json.dumps(told)
    return ''


def ask(text):
    """Answers one order, both as JSON; see machine/messages.ts."""
    order = json.loads(text)
    forget()
    trace.begin()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            answer = {'value': values.to_data(_answer(order))}
        except BaseException as exc:
            answer = {'error': values.error(exc)}
            exc.__traceback__ = None
        seconds = kernel.peek() / 1e9
        gc.collect()
        told = [_warning(each) for each in caught]
    sys.stdout.flush()
    sys.stderr.flush()
    return json.dumps({**answer, 'seconds': seconds, 'warnings': told, 'trace': json.loads(trace.end())})


def _answer(order):
    arguments = [values.from_data(each) for each in order['args']]
    named = values.from_data(order['kwargs'])
    if order['what'] == 'script':
        return _run_script(order['code'], arguments, named)
    found = importlib.import_module(order['module'])
    for part in order['name'].split('.'):
        found = getattr(found, part)
    return _settled(found(*arguments, **named) if callable(found) else found)


def _settled(result):
    """A coroutine is run to its end; a generator is emptied into a list."""
    if inspect.iscoroutine(result):
        return asyncio.run(result)
    if inspect.isasyncgen(result):
        return asyncio.run(_all_of(result))
    if inspect.isgenerator(result):
        return list(result)
    return result


async def _all_of(generator):
    return [each async for each in generator]


def _run_script(code, arguments, named):
    """The suite's own lines, with the learner's modules to import. What they put into `result` is the value."""
    names = {'__name__': 'suite', 'args': arguments, **named}
    exec(compile(code, '<suite>', 'exec'), names)
    return names.get('result')


def _warning(caught):
    file = caught.filename
    home = file.startswith(frames.HOME)
    return {
        'category': caught.category.__name__,
        'message': str(caught.message),
        **({'file': file[len(frames.HOME):], 'line': caught.lineno} if home else {}),
    }


def forget():
    """The modules of the learner's and all they left: the next call imports them anew."""
    for name, module in list(sys.modules.items()):
        if name not in _base and (getattr(module, '__file__', None) or '').startswith(frames.HOME):
            del sys.modules[name]
    importlib.invalidate_caches()
    linecache.clearcache()
    processes.forget()
    threads.forget()
    trace.forget_names()
    kernel.current = 1
    for ident in [ident for ident in threading._active if ident != 1]:
        del threading._active[ident]
    asyncio._set_running_loop(None)
    asyncio.events._set_event_loop_policy(None)
