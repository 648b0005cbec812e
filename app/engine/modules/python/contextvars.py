"""Context variables: values that belong to a running context, one for each task."""
from _slotscope import version as _version, native as _native

__all__ = ['Context', 'ContextVar', 'Token', 'copy_context']

_missing = object()


_MODULE = '_contextvars' if _version >= 10 else 'builtins'


@_native
class Token:
    __module__ = _MODULE
    __slots__ = ('_var', '_old_value', '_context', '_used', '__weakref__')

    def __new__(cls, *args, **kwargs):
        raise RuntimeError('Tokens can only be created by ContextVars')

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return Token.MISSING if self._old_value is _missing else self._old_value

    def __repr__(self):
        used = ' used' if self._used else ''
        return '<Token%s var=%r at 0x%x>' % (used, self._var, id(self))

    if _version >= 9:
        __class_getitem__ = classmethod(type(list[int]))
    if _version >= 14:
        def __enter__(self):
            return self

        def __exit__(self, *exception):
            self._var.reset(self)


class _MissingType:
    def __repr__(self):
        return '<Token.MISSING>'


Token.MISSING = _MissingType()


@_native
class ContextVar:
    __module__ = _MODULE
    __slots__ = ('_name', '_default', '__weakref__')

    def __init__(self, name, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_missing, /):
        """Return a value for the context variable for the current context."""
        value = _current._values.get(self, _missing)
        if value is not _missing:
            return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Call to set a new value for the context variable in the current context."""
        token = object.__new__(Token)
        token._var = self
        token._old_value = _current._values.get(self, _missing)
        token._context = _current
        token._used = False
        _current._values = {**_current._values, self: value}
        return token

    def reset(self, token, /):
        """Reset the context variable to what it was before the set() that made the token."""
        if not isinstance(token, Token):
            raise TypeError('expected an instance of Token, got %r' % (token,))
        if token._used:
            raise RuntimeError('%r has already been used once' % (token,))
        if token._var is not self:
            raise ValueError('%r was created by a different ContextVar' % (token,))
        if token._context is not _current:
            raise ValueError('%r was created in a different Context' % (token,))
        token._used = True
        values = dict(_current._values)
        if token._old_value is _missing:
            values.pop(self, None)
        else:
            values[self] = token._old_value
        _current._values = values

    def __repr__(self):
        default = '' if self._default is _missing else ' default=%r' % (self._default,)
        return '<ContextVar name=%r%s at 0x%x>' % (self._name, default, id(self))

    if _version >= 9:
        __class_getitem__ = classmethod(type(list[int]))


@_native
class Context:
    __module__ = _MODULE
    __slots__ = ('_values', '_outer', '_entered', '__weakref__')

    def __init__(self):
        self._values = {}
        self._outer = None
        self._entered = False

    def run(self, callable, /, *args, **kwargs):
        """Run the callable inside this context."""
        global _current
        if self._entered:
            raise RuntimeError('cannot enter context: %r is already entered' % (self,))
        self._entered = True
        self._outer, _current = _current, self
        try:
            return callable(*args, **kwargs)
        finally:
            _current, self._outer = self._outer, None
            self._entered = False
            callable = args = kwargs = None  # a traceback may keep this frame

    def copy(self):
        """Return a shallow copy of the context object."""
        new = Context()
        new._values = self._values
        return new

    def _checked(self, key):
        if not isinstance(key, ContextVar):
            raise TypeError('a ContextVar key was expected, got %r' % (key,))
        return key

    def __getitem__(self, key):
        return self._values[self._checked(key)]

    def __contains__(self, key):
        return self._checked(key) in self._values

    def get(self, key, default=None, /):
        return self._values.get(self._checked(key), default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


_current = Context()


def copy_context():
    return _current.copy()
