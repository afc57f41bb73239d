"""Runs one of CPython's test modules and tells of each test, on a line of its own, what came of it."""

import gc
import json
import sys
import sysconfig
import traceback
import unittest
import warnings

WHOLE = 'the whole module'
TOLD = '\x1e'       # begins a line of this runner's; no test writes the character
_out = sys.__stdout__


def tell(**facts):
    """Past whatever a test has put in the place of sys.stdout."""
    _out.write(TOLD + json.dumps(facts) + '\n')
    _out.flush()


def lift_gates():
    """CPython skips its asyncio tests on Emscripten, which has neither sockets nor threads. This machine has both."""
    sysconfig.get_config_vars()     # looks into a file that is named after the platform
    sys.platform = 'linux'


class NoWatcher:
    """What watched child processes until 3.14. Set-ups of 3.11 make one for every test; there is no child to watch."""

    def attach_loop(self, loop):
        pass

    def close(self):
        pass


def lend_watchers():
    """Only for set-up and clean-up: a test that asks anything of a watcher finds nothing here, as in 3.14."""
    import asyncio

    def get_child_watcher(self):
        raise NotImplementedError   # what 3.11 says where there are no watchers
    asyncio.unix_events._UnixDefaultEventLoopPolicy.get_child_watcher = get_child_watcher
    asyncio.SafeChildWatcher = NoWatcher
    asyncio.set_child_watcher = lambda watcher: None


class Teller(unittest.TestResult):
    """Tells what comes of each test. It may end more than once, as subtests and the clean-up have ends of their own."""

    def startTest(self, test):
        super().startTest(test)
        tell(test=test.id(), status='began')

    def addSuccess(self, test):
        tell(test=test.id(), status='passed')

    def addSkip(self, test, reason):
        tell(test=test.id(), status='skipped', reason=reason)

    def addExpectedFailure(self, test, error):
        tell(test=test.id(), status='passed')

    def addUnexpectedSuccess(self, test):
        tell(test=test.id(), status='failed', reason='it was expected to fail, and passed', traceback='')

    def addFailure(self, test, error):
        tell(test=test.id(), status='failed', **account(error))

    addError = addFailure

    def addSubTest(self, test, subtest, error):
        if error is not None:
            tell(test=test.id(), status='failed', **account(error))


def account(error):
    kind, value, tb = error
    lines = traceback.format_exception_only(kind, value)
    return {
        'reason': ''.join(lines).strip(),
        'traceback': ''.join(traceback.format_exception(kind, value, tb)),
    }


def run(name, pattern, *left_out):
    lift_gates()
    lend_watchers()
    try:
        tests = unittest.defaultTestLoader.loadTestsFromName('test.test_asyncio.' + name)
    except unittest.SkipTest as skip:
        return tell(test=WHOLE, status='skipped', reason=str(skip))
    except Exception as error:
        return tell(test=WHOLE, status='failed', **account((type(error), error, error.__traceback__)))
    gc.collect()
    gc.freeze()     # many tests collect, some a hundred times: what the modules consist of need not be searched again
    with warnings.catch_warnings():
        warnings.simplefilter('default')
        chosen(tests, pattern, left_out).run(Teller())


def chosen(tests, pattern, left_out):
    """Of these tests, those whose names contain the pattern, without those that are left out."""
    suite = unittest.TestSuite()
    for test in tests:
        if isinstance(test, unittest.TestSuite):
            suite.addTest(chosen(test, pattern, left_out))
        elif pattern not in test.id():
            continue
        elif test.id().endswith(left_out):
            tell(test=test.id(), status='failed', reason='it is not run: it would have no end', traceback='')
        else:
            suite.addTest(test)
    return suite


if __name__ == '__main__':
    run(*sys.argv[1:])
