"""multiprocessing.sharedctypes without ctypes: Value and Array of the type codes of array, in shared memory."""

import operator

from . import shared


class _Type:
    """What a type code stands for: how it lies in memory, and what may be put into it."""

    def __init__(self, code, name, format, size):
        self.code, self.name, self.format, self.size = code, name, format, size

    def stored(self, value):
        """As memory takes it; whole numbers are cut to their width, as in C."""
        if self.code in 'fd':
            return float(value)
        if self.code == 'c':
            if isinstance(value, int) and 0 <= value < 256:
                return bytes([value])
            if isinstance(value, (bytes, bytearray)) and len(value) == 1:
                return bytes(value)
            raise TypeError('one character bytes, bytearray, or an integer in range(256) expected')
        if self.code == 'u':
            if isinstance(value, str) and len(value) == 1:
                return ord(value)
            raise TypeError('one character unicode string expected')
        value = operator.index(value) & (1 << 8 * self.size) - 1
        return value - (1 << 8 * self.size) if self.code.islower() and value >> 8 * self.size - 1 else value

    def loaded(self, value):
        return chr(value) if self.code == 'u' else value


_TYPES = {code: _Type(code, name, format, size) for code, name, format, size in (
    ('c', 'c_char', 'c', 1), ('u', 'c_wchar', 'I', 4), ('b', 'c_byte', 'b', 1), ('B', 'c_ubyte', 'B', 1),
    ('h', 'c_short', 'h', 2), ('H', 'c_ushort', 'H', 2), ('i', 'c_int', 'i', 4), ('I', 'c_uint', 'I', 4),
    ('l', 'c_long', 'q', 8), ('L', 'c_ulong', 'Q', 8), ('q', 'c_longlong', 'q', 8), ('Q', 'c_ulonglong', 'Q', 8),
    ('f', 'c_float', 'f', 4), ('d', 'c_double', 'd', 8))}


def _type_of(typecode_or_type):
    if isinstance(typecode_or_type, str) and typecode_or_type in _TYPES:
        return _TYPES[typecode_or_type]
    if isinstance(typecode_or_type, str):
        raise TypeError('this type has no size')
    raise NotImplementedError("There is no ctypes in this machine: give Value and Array a type code, 'i' for whole "
                              "numbers or 'd' for floats, or share the object through a Manager.")


class _Shared:
    """Items of one type in a block; it can be handed to a process that is being started."""

    def __init__(self, code, wrapper):
        self._type, self._wrapper = _TYPES[code], wrapper
        self._items = wrapper.create_memoryview().cast(self._type.format)

    def __reduce__(self):
        from multiprocessing.context import assert_spawning
        assert_spawning(self)
        return type(self), (self._type.code, self._wrapper)


class RawItem(_Shared):
    @property
    def value(self):
        return self._type.loaded(self._items[0])

    @value.setter
    def value(self, value):
        self._items[0] = self._type.stored(value)

    def __repr__(self):
        return f'{self._type.name}({self.value!r})'


class RawItems(_Shared):
    def __len__(self):
        return len(self._items)

    def _at(self, index):
        index = index.__index__()
        if not -len(self._items) <= index < len(self._items):
            raise IndexError('invalid index')
        return index

    def __getitem__(self, index):
        if not isinstance(index, slice):
            return self._type.loaded(self._items[self._at(index)])
        found = [self._type.loaded(each) for each in self._items[index].tolist()]
        return b''.join(found) if self._type.code == 'c' else ''.join(found) if self._type.code == 'u' else found

    def __setitem__(self, index, value):
        if not isinstance(index, slice):
            self._items[self._at(index)] = self._type.stored(value)
            return
        places = range(len(self._items))[index]
        if len(places) != len(value):
            raise ValueError('Can only assign sequence of same size')
        for place, each in zip(places, value):
            self._items[place] = self._type.stored(each)

    def __repr__(self):
        return f'<multiprocessing.sharedctypes.{self._type.name}_Array_{len(self)} object at {id(self):#x}>'

    @property
    def raw(self):
        return self[:]

    @raw.setter
    def raw(self, value):
        self._put(value, end=b'')

    @property
    def value(self):
        return self[:].partition(b'\0')[0]

    @value.setter
    def value(self, value):
        self._put(value, end=b'\0')

    def _put(self, value, end):
        if len(value) > len(self):
            raise ValueError('byte string too long')
        for place, each in enumerate((value + end)[:len(self)]):
            self._items[place] = bytes([each])


def RawValue(typecode_or_type, *args):
    """An item in shared memory, without a lock."""
    kind = _type_of(typecode_or_type)
    item = RawItem(kind.code, shared.BufferWrapper(kind.size))
    if args:
        item.value, = args
    return item


def RawArray(typecode_or_type, size_or_initializer):
    """Items in shared memory, without a lock."""
    kind = _type_of(typecode_or_type)
    first = () if isinstance(size_or_initializer, int) else size_or_initializer
    length = size_or_initializer if isinstance(size_or_initializer, int) else len(first)
    if length < 0:
        raise ValueError('Array length must be >= 0, not {}'.format(length))
    items = RawItems(kind.code, shared.BufferWrapper(kind.size * length))
    for place, each in enumerate(first):
        items[place] = each
    return items


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """An item in shared memory with a lock around it."""
    return _locked(RawValue(typecode_or_type, *args), lock, ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """Items in shared memory with a lock around them."""
    return _locked(RawArray(typecode_or_type, size_or_initializer), lock, ctx)


def _locked(obj, lock, ctx):
    if lock is False:
        return obj
    if lock not in (True, None) and not hasattr(lock, 'acquire'):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return synchronized(obj, None if lock in (True, None) else lock, ctx)


def copy(obj):
    """Another of the same, in memory of its own."""
    new = type(obj)(obj._type.code, shared.BufferWrapper(obj._type.size * len(obj._items)))
    new._items[:] = obj._items
    return new


def synchronized(obj, lock=None, ctx=None):
    """The same with a lock around it."""
    assert not isinstance(obj, SynchronizedBase), 'object already synchronized'
    kind = Synchronized if isinstance(obj, RawItem) else \
        SynchronizedString if obj._type.code == 'c' else SynchronizedArray
    return kind(obj, lock, ctx)


class SynchronizedBase:
    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        if not lock:
            from multiprocessing import get_context
            lock = (ctx or get_context()).RLock()
        self._lock = lock
        self.acquire, self.release = lock.acquire, lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __reduce__(self):
        from multiprocessing.context import assert_spawning
        assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return f'<{type(self).__name__} wrapper for {self._obj}>'


def _inside(name):
    def get(self):
        with self:
            return getattr(self._obj, name)

    def put(self, value):
        with self:
            setattr(self._obj, name, value)
    return property(get, put)


class Synchronized(SynchronizedBase):
    value = _inside('value')


class SynchronizedArray(SynchronizedBase):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, index):
        with self:
            return self._obj[index]

    def __setitem__(self, index, value):
        with self:
            self._obj[index] = value


class SynchronizedString(SynchronizedArray):
    value = _inside('value')
    raw = _inside('raw')


_PUBLIC = (RawValue, RawArray, Value, Array, copy, synchronized)
_CLASSES = (RawItem, RawItems, SynchronizedBase, Synchronized, SynchronizedArray, SynchronizedString)


def fill(module):
    """What `import multiprocessing.sharedctypes` answers."""
    module.__all__ = [each.__name__ for each in _PUBLIC]
    for each in (*_PUBLIC, *_CLASSES):
        each.__module__ = module.__name__      # where pickle looks for it
        setattr(module, each.__name__, each)
