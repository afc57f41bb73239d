"""The traceback module formats errors and stacks as text."""

import traceback


def inner(depth):
    if depth == 0:
        raise ValueError('deep down')
    inner(depth - 1)


try:
    inner(2)
except ValueError as error:
    print(''.join(traceback.format_exception_only(error)).strip())
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.lineno, frame.name, '|', frame.line)
    print(traceback.format_exc(limit=1).splitlines()[-1])
    last = traceback.TracebackException.from_exception(error)
    print(last.stack[-1].name, len(last.stack))


def where():
    return [frame.name for frame in traceback.extract_stack()]


print(where()[-2:])
