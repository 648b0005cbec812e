"""Tools for functions that act on or return other functions."""
from _functools import partial, reduce, cmp_to_key, _lru_cache_wrapper
from _slotscope import version as _version
from _weakref import ref as _ref

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cmp_to_key',
           'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod',
           'cached_property']
if _version >= 9:
    __all__.append('cache')

if _version >= 14:
    from _functools import Placeholder
    __all__.append('Placeholder')

if _version >= 9:
    _alias = classmethod(type(list[int]))


def __getattr__(name):
    """The names that are rarely needed, made when they are first asked for."""
    if name == '_CacheInfo':
        from collections import namedtuple
        found = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'], module='functools')
        found.__module__ = 'functools'
    elif name == 'RLock':
        from threading import RLock as found
    elif name == 'get_cache_token':
        from abc import get_cache_token as found
    elif name == 'recursive_repr':
        from reprlib import recursive_repr as found
    elif name == 'namedtuple':
        from collections import namedtuple as found
    elif name == 'GenericAlias' and _version >= 9:
        found = _alias.__func__
    else:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    globals()[name] = found
    return found

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__')
if _version >= 14:
    WRAPPER_ASSIGNMENTS += ('__annotate__', '__type_params__')
elif _version >= 12:
    WRAPPER_ASSIGNMENTS += ('__annotations__', '__type_params__')
else:
    WRAPPER_ASSIGNMENTS += ('__annotations__',)
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Update a wrapper function to look like the wrapped function."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator factory to apply update_wrapper() to a wrapper function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- total_ordering -----------------------------------------------------------------------------
# Each derived comparison asks the one that the class defines, by its unreflected form.

def _gt_from_lt(self, other):
    'Return a > b.  Computed by @total_ordering from (not a < b) and (a != b).'
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else not result and self != other


def _le_from_lt(self, other):
    'Return a <= b.  Computed by @total_ordering from (a < b) or (a == b).'
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else result or self == other


def _ge_from_lt(self, other):
    'Return a >= b.  Computed by @total_ordering from (not a < b).'
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else not result


def _ge_from_le(self, other):
    'Return a >= b.  Computed by @total_ordering from (not a <= b) or (a == b).'
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else not result or self == other


def _lt_from_le(self, other):
    'Return a < b.  Computed by @total_ordering from (a <= b) and (a != b).'
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else result and self != other


def _gt_from_le(self, other):
    'Return a > b.  Computed by @total_ordering from (not a <= b).'
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else not result


def _lt_from_gt(self, other):
    'Return a < b.  Computed by @total_ordering from (not a > b) and (a != b).'
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else not result and self != other


def _ge_from_gt(self, other):
    'Return a >= b.  Computed by @total_ordering from (a > b) or (a == b).'
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else result or self == other


def _le_from_gt(self, other):
    'Return a <= b.  Computed by @total_ordering from (not a > b).'
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else not result


def _le_from_ge(self, other):
    'Return a <= b.  Computed by @total_ordering from (not a >= b) or (a == b).'
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else not result or self == other


def _gt_from_ge(self, other):
    'Return a > b.  Computed by @total_ordering from (a >= b) and (a != b).'
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else result and self != other


def _lt_from_ge(self, other):
    'Return a < b.  Computed by @total_ordering from (not a >= b).'
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else not result


_orderings = {
    '__lt__': (('__gt__', _gt_from_lt), ('__le__', _le_from_lt), ('__ge__', _ge_from_lt)),
    '__le__': (('__ge__', _ge_from_le), ('__lt__', _lt_from_le), ('__gt__', _gt_from_le)),
    '__gt__': (('__lt__', _lt_from_gt), ('__ge__', _ge_from_gt), ('__le__', _le_from_gt)),
    '__ge__': (('__le__', _le_from_ge), ('__gt__', _gt_from_ge), ('__lt__', _lt_from_ge)),
}


def total_ordering(cls):
    """Class decorator that fills in missing ordering methods"""
    roots = [name for name in ('__lt__', '__le__', '__gt__', '__ge__')
             if getattr(cls, name, None) is not getattr(object, name)]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for name, function in _orderings[roots[0]]:
        if name not in roots:
            function.__name__ = name
            setattr(cls, name, function)
    return cls


# ---- lru_cache --------------------------------------------------------------------------------------

_missing = object()


def lru_cache(maxsize=128, typed=False):
    """Least-recently-used cache decorator."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        return _cached(user_function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)
    return decorating_function


def _cached(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, globals().get('_CacheInfo') or __getattr__('_CacheInfo'))
    if _version >= 9:
        wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, user_function)


if _version >= 9:
    def cache(user_function, /):
        'Simple lightweight unbounded cache.  Sometimes called "memoize".'
        return lru_cache(maxsize=None)(user_function)


# ---- partialmethod, single dispatch, cached_property ----------------------------------------------

class partialmethod:
    """Method descriptor with partial application of the given arguments and keywords."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            if _version >= 14:
                raise TypeError(f'the first argument {func!r} must be a callable or a descriptor')
            raise TypeError('{!r} is not callable or a descriptor'.format(func))
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        if _version >= 13:
            parts = [repr(self.func)]
            parts += map(repr, self.args)
            parts += ('%s=%r' % item for item in self.keywords.items())
            return '%s.%s(%s)' % (type(self).__module__, type(self).__qualname__, ', '.join(parts))
        args = ', '.join(map(repr, self.args))
        keywords = ', '.join('%s=%r' % item for item in self.keywords.items())
        return '%s.%s(%s, %s, %s)' % (type(self).__module__, type(self).__qualname__, self.func, args, keywords)

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            keywords = {**self.keywords, **keywords}
            return self.func(cls_or_self, *self.args, *args, **keywords)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        if _version >= 13:
            _method.__partialmethod__ = self
        else:
            _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        result = None
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
        if result is None:
            result = self._make_unbound_method().__get__(obj, cls)
        return result

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    if _version >= 9:
        __class_getitem__ = _alias


def _unwrap_partial(func):
    while isinstance(func, partial):
        func = func.func
    return func


def _c3_merge(sequences):
    """The C3 merge of several linearizations."""
    result = []
    sequences = [sequence for sequence in sequences if sequence]
    while sequences:
        for sequence in sequences:
            candidate = sequence[0]
            if not any(candidate in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        result.append(candidate)
        sequences = [rest for rest in ([cls for cls in sequence if cls is not candidate] if sequence[0] is candidate
                                       else sequence for sequence in sequences) if rest]
    return result


def _c3_mro(cls, abcs=()):
    """The C3 linearization of cls with the abstract classes it only implements placed among its bases."""
    for boundary, base in enumerate(reversed(cls.__bases__)):
        if hasattr(base, '__abstractmethods__'):
            boundary = len(cls.__bases__) - boundary
            break
    else:
        boundary = 0
    explicit = list(cls.__bases__[:boundary])
    others = list(cls.__bases__[boundary:])
    inserted = [base for base in abcs
                if issubclass(cls, base) and not any(issubclass(parent, base) for parent in cls.__bases__)]
    rest = [base for base in abcs if base not in inserted]
    return _c3_merge([[cls]] + [_c3_mro(base, rest) for base in explicit + inserted + others]
                       + [explicit, inserted, others])


def _compose_mro(cls, types):
    """Calculates the method resolution order for a given class *cls* with the relevant ABCs among *types*."""
    bases = set(cls.__mro__)
    types = [typ for typ in types
             if typ not in bases and hasattr(typ, '__mro__') and isinstance(typ, type) and issubclass(cls, typ)]
    types = [typ for typ in types if not any(typ != other and typ in other.__mro__ for other in types)]
    mro = []
    for typ in types:
        found = []
        for sub in typ.__subclasses__():
            if sub not in bases and issubclass(cls, sub):
                found.append([base for base in sub.__mro__ if base in types])
        if not found:
            mro.append(typ)
            continue
        found.sort(key=len, reverse=True)
        for sub in found:
            for base in sub:
                if base not in mro:
                    mro.append(base)
    return _c3_mro(cls, mro)


def _find_impl(cls, registry):
    """The best matching implementation from the registry for class *cls*."""
    mro = _compose_mro(cls, registry.keys())
    match = None
    for typ in mro:
        if match is not None:
            if (typ in registry and typ not in cls.__mro__ and match not in cls.__mro__
                    and not issubclass(match, typ)):
                raise RuntimeError('Ambiguous dispatch: {} or {}'.format(match, typ))
            break
        if typ in registry:
            match = typ
    return registry.get(match)


def _union_members(cls):
    """The members of a union type, or None when cls is not a union."""
    if _version >= 11:
        from typing import get_origin, get_args, Union
        if get_origin(cls) in (Union, type(int | str)):
            return get_args(cls)
    return None


def _is_valid_dispatch_type(cls):
    if isinstance(cls, type) and not (_version >= 9 and isinstance(cls, _alias.__func__)):
        return True
    members = _union_members(cls)
    return members is not None and all(isinstance(member, type) for member in members)


def singledispatch(func):
    """Single-dispatch generic function decorator."""
    registry = {}
    dispatch_cache = {}
    cache_token = None
    name = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):
        """generic_func.dispatch(cls) -> <function implementation>"""
        nonlocal cache_token
        if cache_token is not None:
            from abc import get_cache_token
            token = get_cache_token()
            if cache_token != token:
                dispatch_cache.clear()
                cache_token = token
        key = _ref(cls)
        try:
            return dispatch_cache[key]
        except KeyError:
            implementation = registry.get(cls)
            if implementation is None:
                implementation = _find_impl(cls, registry)
            dispatch_cache[_ref(cls, lambda dead: dispatch_cache.pop(dead, None))] = implementation
            return implementation

    def register(cls, func=None):
        """generic_func.register(cls, func) -> func"""
        nonlocal cache_token
        if _is_valid_dispatch_type(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None and _version == 8:
                registry[cls] = func
                dispatch_cache.clear()
                return func
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class'
                                f'{" or union type" if _version >= 11 else ""}.')
            annotations = getattr(cls, '__annotations__', {})
            if not annotations:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` '
                                f'or plain `@register` on an annotated function.')
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if not _is_valid_dispatch_type(cls):
                if _version >= 11 and _union_members(cls) is not None:
                    raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.')
                raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} is not a class.')
        members = _union_members(cls)
        if members is not None:
            for member in members:
                registry[member] = func
        else:
            registry[cls] = func
        if cache_token is None and hasattr(cls, '__abstractmethods__'):
            from abc import get_cache_token
            cache_token = get_cache_token()
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """Single-dispatch generic method descriptor."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """generic_method.register(cls, func) -> func"""
        if _version == 9 and isinstance(cls, (staticmethod, classmethod)):
            cls.__annotations__ = getattr(cls.__func__, '__annotations__', {})
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        if _version >= 14:
            return _singledispatchmethod_get(self, obj, cls)
        dispatch = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            if _version >= 13 and not args:
                raise TypeError(f'{getattr(self.func, "__name__", "singledispatchmethod method")} requires at least '
                                '1 positional argument')
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    if _version >= 14:
        def __repr__(self):
            name = getattr(self.func, '__qualname__', getattr(self.func, '__name__', '?'))
            return f'<single dispatch method descriptor {name}>'


if _version >= 14:
    class _singledispatchmethod_get:
        def __init__(self, unbound, obj, cls):
            self._unbound = unbound
            self._dispatch = unbound.dispatcher.dispatch
            self._obj = obj
            self._cls = cls
            func = unbound.func
            try:
                self.__module__ = func.__module__
            except AttributeError:
                pass
            try:
                self.__doc__ = func.__doc__
            except AttributeError:
                pass

        def __repr__(self):
            func = self._unbound.func
            name = getattr(func, '__qualname__', getattr(func, '__name__', '?'))
            if self._obj is not None:
                return f'<bound single dispatch method {name} of {self._obj!r}>'
            return f'<single dispatch method {name}>'

        def __call__(self, /, *args, **kwargs):
            if not args:
                name = getattr(self._unbound.func, '__name__', 'singledispatchmethod method')
                raise TypeError(f'{name} requires at least 1 positional argument')
            return self._dispatch(args[0].__class__).__get__(self._obj, self._cls)(*args, **kwargs)

        def __getattr__(self, name):
            if name not in {'__name__', '__qualname__', '__isabstractmethod__', '__annotations__',
                            '__type_params__'}:
                raise AttributeError
            return getattr(self._unbound.func, name)

        @property
        def __wrapped__(self):
            return self._unbound.func

        @property
        def register(self):
            return self._unbound.register


class cached_property:
    """A property computed once and then kept in the instance's dictionary."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        if _version >= 13:
            self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f'{self.attrname!r} property.') from None
        value = cache.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                cache[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support "
                                f'item assignment for caching {self.attrname!r} property.') from None
        return value

    if _version >= 9:
        __class_getitem__ = _alias
