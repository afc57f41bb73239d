"""Context managers close in the opposite order, see the error, and may end it."""

from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def step(name, catches=()):
    print('enter', name)
    try:
        yield name
    except catches as error:
        print(name, 'takes', repr(error))
    finally:
        print('leave', name)


class Door:
    def close(self):
        print('door closed')


with step('outer'), step('inner', catches=KeyError) as name:
    print('in', name)
    raise KeyError('lost')
with suppress(ZeroDivisionError), closing(Door()):
    1 / 0
with ExitStack() as stack:
    for number in range(3):
        stack.enter_context(step(number))
    stack.callback(print, 'callback first')
with nullcontext('nothing to close') as words:
    print(words)
try:
    with step('fails'):
        raise ValueError('passes through')
except ValueError as error:
    print('outside', error)
