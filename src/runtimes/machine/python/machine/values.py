"""Python's values as data, and back: JSON, with an object under "$" for what JSON has no word for."""

import base64
import dataclasses
import math

from . import frames

_DEEPEST, _MOST = 30, 100_000
_SAFE = 2 ** 53


def to_data(value):
    """A value as JSON has it; what cannot be taken apart is told by its class and its repr."""
    return _Writer().write(value, 0)


class _Writer:
    def __init__(self):
        self._left = _MOST

    def write(self, value, depth):
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            return _opaque(value)
        kind = type(value)
        if value is None or kind is bool or kind is str:
            return value.encode('utf-8', 'replace').decode() if kind is str else value
        if kind is int:
            return value if -_SAFE < value < _SAFE else {'$': 'int', 'of': _digits(value)}
        if kind is float:
            return value if math.isfinite(value) else {'$': 'float', 'of': repr(value)}
        if kind is list:
            return self._all(value, depth)
        if kind is tuple:
            return {'$': 'tuple', 'of': self._all(value, depth)}
        if kind in (set, frozenset):
            return {'$': 'set', 'of': self._all(value, depth)}
        if kind in (bytes, bytearray):
            return {'$': 'bytes', 'of': base64.b64encode(value).decode()}
        if isinstance(value, dict):
            return self._dict(value, depth)
        if isinstance(value, BaseException):
            return error(value)
        return self._object(value, depth)

    def _all(self, values, depth):
        return [self.write(each, depth + 1) for each in values]

    def _dict(self, value, depth):
        if all(type(key) is str and key != '$' for key in value):
            return {key: self.write(each, depth + 1) for key, each in value.items()}
        return {'$': 'dict', 'of': [[self.write(key, depth + 1), self.write(each, depth + 1)] for key, each in value.items()]}

    def _object(self, value, depth):
        if isinstance(value, tuple) and hasattr(value, '_fields'):
            fields = {name: getattr(value, name) for name in value._fields}
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {field.name: getattr(value, field.name, None) for field in dataclasses.fields(value)}
        else:
            return _opaque(value)
        return {**_opaque(value), 'fields': {name: self.write(each, depth + 1) for name, each in fields.items()}}


def _digits(number):
    try:
        return str(number)
    except ValueError:
        return hex(number)      # CPython refuses to write thousands of digits in base ten


def _opaque(value):
    return {'$': 'object', 'type': type(value).__qualname__, 'repr': _repr(value)}


def _repr(value):
    """A repr is the learner's code: it may fail."""
    try:
        return repr(value)[:500].encode('utf-8', 'replace').decode()
    except Exception as exc:
        return f'<{type(value).__qualname__} whose repr raised {type(exc).__name__}>'


def error(exc, depth=0):
    """An exception with the learner's own frames, innermost last."""
    told = {
        '$': 'error',
        'type': type(exc).__qualname__,
        'bases': [base.__qualname__ for base in type(exc).__mro__[1:-1]],
        'message': _message(exc),
        'frames': _frames(exc.__traceback__),
    }
    if isinstance(exc, SyntaxError):
        told['syntax'] = {'file': exc.filename or '', 'line': exc.lineno or 1, 'column': exc.offset or 1, 'text': (exc.text or '')[:500]}
    if depth < 5:
        if isinstance(exc, BaseExceptionGroup):
            told['errors'] = [error(each, depth + 1) for each in exc.exceptions[:50]]
        cause = exc.__cause__ or (None if exc.__suppress_context__ else exc.__context__)
        if cause is not None:
            told['cause'] = error(cause, depth + 1)
    return told


def _message(exc):
    try:
        text = exc.msg if isinstance(exc, SyntaxError) else str(exc)
        return str(text)[:3900].encode('utf-8', 'replace').decode()
    except Exception as failed:
        return f'<its message raised {type(failed).__name__}>'


def _frames(tb):
    found = []
    while tb is not None:
        code = tb.tb_frame.f_code
        if frames.is_learners(code):
            found.append([code.co_filename[len(frames.HOME):], tb.tb_lineno or 0, code.co_qualname])
        tb = tb.tb_next
    return found[-20:]


_READ = {
    'int': lambda of: int(of),
    'float': lambda of: float(of),
    'tuple': lambda of: tuple(from_data(each) for each in of),
    'set': lambda of: {from_data(each) for each in of},
    'bytes': lambda of: base64.b64decode(of),
    'dict': lambda of: {from_data(key): from_data(value) for key, value in of},
}


def from_data(value):
    """The value that `to_data`, or a suite, wrote so."""
    if isinstance(value, list):
        return [from_data(each) for each in value]
    if not isinstance(value, dict):
        return value
    if '$' in value:
        return _READ[value['$']](value['of'])
    return {key: from_data(each) for key, each in value.items()}
