"""What a process of a pool does, wherever it runs: it comes up, and does one call after the other."""

import logging
import pickle

from . import child, imports, processes


def pickled(obj):
    from multiprocessing.context import reduction
    return bytes(reduction.ForkingPickler.dumps(obj))


def orders_for(context, name, popen):
    """What a process needs to come up, pickled."""
    from multiprocessing import spawn
    from multiprocessing.context import set_spawning_popen
    process = context.Process()
    process.name = process.name.replace('Process', name)
    set_spawning_popen(popen)
    try:
        return pickled((spawn.get_preparation_data(process.name), process))
    finally:
        set_spawning_popen(None)


def come_up(orders):
    """The program is imported, and this process knows who it is."""
    from multiprocessing import process, spawn
    child.come_up()
    preparation, me = pickle.loads(orders)
    first = process.current_process()
    first._inheriting = True
    spawn.prepare(preparation)
    del first._inheriting
    process._current_process = me
    process._parent_process = process._ParentProcess(me._parent_name, me._parent_pid, None)


def initialize(message):
    """Calls the initializer. Answers whether the process can go on."""
    try:
        initializer, initargs = pickle.loads(message)
        if initializer is not None:
            initializer(*initargs)
    except child.Gone:
        raise
    except BaseException:
        logging.getLogger('concurrent.futures').critical('Exception in initializer:', exc_info=True)
        return False
    return True


def answer(message):
    """Does a call. Answers whether it succeeded, and its result or its error, pickled."""
    from concurrent.futures.process import _ExceptionWithTraceback
    try:
        function, args, kwargs = pickle.loads(message)
        has_succeeded, result = True, function(*args, **kwargs)
    except child.Gone:
        raise
    except BaseException as exc:
        has_succeeded, result = False, _ExceptionWithTraceback(exc, exc.__traceback__)
    try:
        return has_succeeded, pickled(result)
    except Exception as exc:
        return False, pickled(_ExceptionWithTraceback(exc, exc.__traceback__))


# ---- in an interpreter of its own

_is_up = False


def offer(most):
    """From now on pools compute in up to so many interpreters of their own, beside each other for real."""
    imports.offer_workers(most)


def work(text):
    """Such an interpreter does a call: takes and gives bytes, one character each. '' when it is at its end."""
    global _is_up
    pid, orders, begin, message = pickle.loads(text.encode('latin-1'))
    if not _is_up:
        _is_up = True
        processes.be(pid)
        come_up(orders)
        if not initialize(begin):
            return ''
    return pickle.dumps(answer(message)).decode('latin-1')
