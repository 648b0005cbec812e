"""The operators of the language as functions, and callables that fetch an item, an attribute or call a method."""
from _slotscope import version as _version, builtin as _builtin, native as _native

_abs = abs


@_builtin
def lt(a, b, /):
    """Same as a < b."""
    return a < b


@_builtin
def le(a, b, /):
    """Same as a <= b."""
    return a <= b


@_builtin
def eq(a, b, /):
    """Same as a == b."""
    return a == b


@_builtin
def ne(a, b, /):
    """Same as a != b."""
    return a != b


@_builtin
def ge(a, b, /):
    """Same as a >= b."""
    return a >= b


@_builtin
def gt(a, b, /):
    """Same as a > b."""
    return a > b


@_builtin
def not_(a, /):
    """Same as not a."""
    return not a


@_builtin
def truth(a, /):
    """Return True if a is true, False otherwise."""
    return True if a else False


@_builtin
def is_(a, b, /):
    """Same as a is b."""
    return a is b


@_builtin
def is_not(a, b, /):
    """Same as a is not b."""
    return a is not b


@_builtin
def abs(a, /):
    """Same as abs(a)."""
    return _abs(a)


@_builtin
def add(a, b, /):
    """Same as a + b."""
    return a + b


@_builtin
def and_(a, b, /):
    """Same as a & b."""
    return a & b


@_builtin
def floordiv(a, b, /):
    """Same as a // b."""
    return a // b


@_builtin
def index(a, /):
    """Same as a.__index__()"""
    if isinstance(a, int):
        return int(a) if _version >= 10 else a
    try:
        method = type(a).__index__
    except AttributeError:
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer") from None
    result = method(a)
    if not isinstance(result, int):
        raise TypeError(f'__index__ returned non-int (type {type(result).__name__})')
    return result


@_builtin
def inv(a, /):
    """Same as ~a."""
    return ~a


@_builtin
def invert(a, /):
    """Same as ~a."""
    return ~a


@_builtin
def lshift(a, b, /):
    """Same as a << b."""
    return a << b


@_builtin
def mod(a, b, /):
    """Same as a % b."""
    return a % b


@_builtin
def mul(a, b, /):
    """Same as a * b."""
    return a * b


@_builtin
def matmul(a, b, /):
    """Same as a @ b."""
    return a @ b


@_builtin
def neg(a, /):
    """Same as -a."""
    return -a


@_builtin
def or_(a, b, /):
    """Same as a | b."""
    return a | b


@_builtin
def pos(a, /):
    """Same as +a."""
    return +a


@_builtin
def pow(a, b, /):
    """Same as a ** b."""
    return a ** b


@_builtin
def rshift(a, b, /):
    """Same as a >> b."""
    return a >> b


@_builtin
def sub(a, b, /):
    """Same as a - b."""
    return a - b


@_builtin
def truediv(a, b, /):
    """Same as a / b."""
    return a / b


@_builtin
def xor(a, b, /):
    """Same as a ^ b."""
    return a ^ b


def _need_sequence(a):
    if not hasattr(type(a), '__getitem__'):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")


@_builtin
def concat(a, b, /):
    """Same as a + b, for a and b sequences."""
    _need_sequence(a)
    return a + b


@_builtin
def contains(a, b, /):
    """Same as b in a (note reversed operands)."""
    return b in a


@_builtin
def countOf(a, b, /):
    """Return the number of items in a which are, or which equal, b."""
    return sum(1 for item in a if item is b or item == b)


@_builtin
def delitem(a, b, /):
    """Same as del a[b]."""
    del a[b]


@_builtin
def getitem(a, b, /):
    """Same as a[b]."""
    return a[b]


@_builtin
def indexOf(a, b, /):
    """Return the first index of b in a."""
    for position, item in enumerate(a):
        if item is b or item == b:
            return position
    raise ValueError('sequence.index(x): x not in sequence')


@_builtin
def setitem(a, b, c, /):
    """Same as a[b] = c."""
    a[b] = c


@_builtin
def length_hint(obj, default=0, /):
    """Return an estimate of the number of items in obj."""
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    hint = getattr(type(obj), '__length_hint__', None)
    if hint is None:
        return default
    try:
        value = hint(obj)
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError(f'__length_hint__ must be an integer, not {type(value).__name__}')
    if value < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return value


if _version >= 11:
    @_builtin
    def call(obj, /, *args, **kwargs):
        """Same as obj(*args, **kwargs)."""
        return obj(*args, **kwargs)

if _version >= 14:
    @_builtin
    def is_none(a, /):
        """Same as a is None."""
        return a is None

    @_builtin
    def is_not_none(a, /):
        """Same as a is not None."""
        return a is not None


@_builtin
def iadd(a, b, /):
    """Same as a += b."""
    a += b
    return a


@_builtin
def iand(a, b, /):
    """Same as a &= b."""
    a &= b
    return a


@_builtin
def iconcat(a, b, /):
    """Same as a += b, for a and b sequences."""
    _need_sequence(a)
    a += b
    return a


@_builtin
def ifloordiv(a, b, /):
    """Same as a //= b."""
    a //= b
    return a


@_builtin
def ilshift(a, b, /):
    """Same as a <<= b."""
    a <<= b
    return a


@_builtin
def imod(a, b, /):
    """Same as a %= b."""
    a %= b
    return a


@_builtin
def imul(a, b, /):
    """Same as a *= b."""
    a *= b
    return a


@_builtin
def imatmul(a, b, /):
    """Same as a @= b."""
    a @= b
    return a


@_builtin
def ior(a, b, /):
    """Same as a |= b."""
    a |= b
    return a


@_builtin
def ipow(a, b, /):
    """Same as a **= b."""
    a **= b
    return a


@_builtin
def irshift(a, b, /):
    """Same as a >>= b."""
    a >>= b
    return a


@_builtin
def isub(a, b, /):
    """Same as a -= b."""
    a -= b
    return a


@_builtin
def itruediv(a, b, /):
    """Same as a /= b."""
    a /= b
    return a


@_builtin
def ixor(a, b, /):
    """Same as a ^= b."""
    a ^= b
    return a


@_native
class attrgetter:
    """Return a callable object that fetches the given attribute(s) from its operand."""
    __slots__ = ('_attrs', '_paths')

    def __new__(cls, /, *args, **kwargs):
        if kwargs:
            raise TypeError('attrgetter() takes no keyword arguments')
        if not args:
            raise TypeError('attrgetter expected 1 argument, got 0')
        for name in args:
            if not isinstance(name, str):
                raise TypeError('attribute name must be a string')
        self = super().__new__(cls)
        self._attrs = args
        self._paths = [name.split('.') for name in args]
        return self

    def __call__(self, obj, /):
        """Call self as a function."""
        paths = self._paths
        if len(paths) == 1:
            for name in paths[0]:
                obj = getattr(obj, name)
            return obj
        values = []
        for path in paths:
            value = obj
            for name in path:
                value = getattr(value, name)
            values.append(value)
        return tuple(values)

    def __repr__(self):
        return 'operator.attrgetter(%s)' % ', '.join(map(repr, self._attrs))

    def __reduce__(self):
        """Return state information for pickling"""
        return self.__class__, self._attrs


@_native
class itemgetter:
    """Return a callable object that fetches the given item(s) from its operand."""
    __slots__ = ('_item', '_items')

    def __new__(cls, /, *args, **kwargs):
        if kwargs:
            raise TypeError('itemgetter() takes no keyword arguments')
        if not args:
            raise TypeError('itemgetter expected 1 argument, got 0')
        self = super().__new__(cls)
        self._item = args[0]
        self._items = args if len(args) > 1 else None
        return self

    def __call__(self, obj, /):
        """Call self as a function."""
        if self._items is None:
            return obj[self._item]
        return tuple([obj[item] for item in self._items])

    def __repr__(self):
        return 'operator.itemgetter(%s)' % ', '.join(map(repr, self._items or (self._item,)))

    def __reduce__(self):
        """Return state information for pickling"""
        return self.__class__, self._items or (self._item,)


@_native
class methodcaller:
    """Return a callable object that calls the given method on its operand."""
    __slots__ = ('_name', '_args', '_kwargs')

    def __new__(cls, /, *args, **kwargs):
        if not args:
            raise TypeError('methodcaller needs at least one argument, the method name')
        name = args[0]
        if not isinstance(name, str):
            raise TypeError('method name must be a string')
        self = super().__new__(cls)
        self._name = name
        self._args = args[1:]
        self._kwargs = kwargs
        return self

    def __call__(self, obj, /):
        """Call self as a function."""
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name)]
        parts.extend(map(repr, self._args))
        parts.extend('%s=%r' % item for item in self._kwargs.items())
        return 'operator.methodcaller(%s)' % ', '.join(parts)

    def __reduce__(self):
        """Return state information for pickling"""
        if not self._kwargs:
            return self.__class__, (self._name,) + self._args
        from functools import partial
        return partial(self.__class__, self._name, **self._kwargs), self._args


__all__ = sorted(name for name in globals() if name[:1] != '_')

for _name in ('lt', 'le', 'eq', 'ne', 'ge', 'gt', 'not_', 'abs', 'add', 'and_', 'floordiv', 'index', 'inv', 'invert',
              'lshift', 'mod', 'mul', 'matmul', 'neg', 'or_', 'pos', 'pow', 'rshift', 'sub', 'truediv', 'xor', 'concat',
              'contains', 'delitem', 'getitem', 'setitem', 'iadd', 'iand', 'iconcat', 'ifloordiv', 'ilshift', 'imod',
              'imul', 'imatmul', 'ior', 'ipow', 'irshift', 'isub', 'itruediv', 'ixor') + (
                  ('call',) if _version >= 11 else ()):
    globals()['__' + _name.strip('_') + '__'] = globals()[_name]
del _name
