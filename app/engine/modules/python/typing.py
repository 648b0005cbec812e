"""Type hints: the special forms, generic aliases, protocols, named tuples and typed dictionaries, and what reads them."""
import collections
import collections.abc
import contextlib
import functools
import operator
import sys
import types
from abc import ABCMeta, abstractmethod
from _typing import TypeVar, Generic, _slotscope_type_parameter, _slotscope_type_alias, _slotscope_generic_base
from _typing import ParamSpec as _ParamSpec, ParamSpecArgs as _ParamSpecArgs, ParamSpecKwargs as _ParamSpecKwargs
from _typing import TypeVarTuple as _TypeVarTuple
from _slotscope import version as _version

_GenericAliasType = types.GenericAlias if _version >= 9 else ()
_UnionType = types.UnionType if _version >= 10 else ()
_NoneType = type(None)
_BuiltinClass = type(len)
_Function = types.FunctionType


# ---- checking and showing types -------------------------------------------------------------------

def _type_convert(arg, module=None, *, is_class=False):
    """For converting None to type(None), and strings to ForwardRef."""
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=is_class)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """Check that the argument is a type, and return it (converted where a string or None stands for a type)."""
    invalid = (Generic, Protocol)
    if not allow_special_forms:
        invalid += (ClassVar,)
        if is_argument:
            invalid += (Final,)
    arg = _type_convert(arg, module, is_class=allow_special_forms)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in invalid:
        raise TypeError(f'{arg} is not valid as type argument')
    if arg in _plain_forms:
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if _version >= 11:
        if type(arg) is tuple:
            raise TypeError(f'{msg} Got {arg!r:.100}.')
    elif not callable(arg) and not isinstance(arg, (TypeVar, _ParamSpec, ForwardRef, _UnionType) if _version >= 10 else
                                              (TypeVar, ForwardRef)):
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _type_repr(obj):
    """Return the repr() of an object, special-casing types (internal helper)."""
    if isinstance(obj, type) and not isinstance(obj, _GenericAliasType):
        if obj.__module__ == 'builtins':
            return obj.__qualname__
        return f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, (_Function, _BuiltinClass)):
        return obj.__name__
    if isinstance(obj, tuple) and _version >= 11:
        return '[' + ', '.join(_type_repr(item) for item in obj) + ']'
    return repr(obj)


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list)) or isinstance(arg, (_ParamSpec, _ConcatenateGenericAlias))


def _is_unpacked_typevartuple(x):
    return isinstance(x, _UnpackGenericAlias) and isinstance(x.__origin_item__, _TypeVarTuple)


def _is_type_parameter(x):
    return isinstance(x, (TypeVar, _ParamSpec, _TypeVarTuple))


def _collect_parameters(args):
    """Collect all type parameters in args in order of first appearance."""
    found = []
    for item in args:
        if isinstance(item, type) and not isinstance(item, _GenericAliasType):
            continue
        if _is_type_parameter(item):
            if item not in found:
                found.append(item)
        elif isinstance(item, (tuple, list)):
            for parameter in _collect_parameters(item):
                if parameter not in found:
                    found.append(parameter)
        else:
            for parameter in getattr(item, '__parameters__', ()):
                if parameter not in found:
                    found.append(parameter)
    return tuple(found)


def _check_generic(cls, parameters, expected):
    """Check the number of parameters for a generic cls."""
    if not expected:
        raise TypeError(f'{cls} is not a generic class')
    given = len(parameters)
    if given == expected:
        return
    required = expected - sum(1 for parameter in getattr(cls, '__parameters__', ()) if parameter._has_default())
    if required <= given < expected:
        return
    what = 'arguments' if _version >= 10 else 'parameters'
    many = 'many' if given > expected else 'few'
    expectation = f'at least {required}' if _version >= 13 and many == 'few' and isinstance(cls, type) else expected
    raise TypeError(f'Too {many} {what} for {cls}; actual {given}, expected {expectation}')


def _deduplicate(params):
    return tuple(dict.fromkeys(params)) if len(set(params)) < len(params) else params


def _flatten_union(parameters):
    """The members of unions in a union become members of it, each once."""
    flat = []
    for parameter in parameters:
        if isinstance(parameter, (_UnionGenericAlias, _UnionType) if _version >= 10 else _UnionGenericAlias):
            flat.extend(parameter.__args__)
        else:
            flat.append(parameter)
    return tuple(dict.fromkeys(flat))


def _flatten_literal(parameters):
    flat = []
    for parameter in parameters:
        if isinstance(parameter, _LiteralGenericAlias):
            flat.extend(parameter.__args__)
        else:
            flat.append(parameter)
    return flat


_caches = []


def _cached(func=None, /, *, typed=False):
    """Remember results of subscription by hashable parameters: List[int] is List[int]."""
    def decorate(func):
        cache = functools.lru_cache(typed=typed)(func)
        _caches.append(cache.cache_clear)

        @functools.wraps(func)
        def inner(*args, **kwds):
            try:
                return cache(*args, **kwds)
            except TypeError:
                return func(*args, **kwds)
        return inner
    return decorate if func is None else decorate(func)


# ---- special forms --------------------------------------------------------------------------------

class _Final:
    """Mixin to prohibit subclassing."""
    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError('Cannot subclass special typing classes')


class _SpecialForm(_Final, _root=True):
    # Any, Union, Optional...: a name that can be subscripted, with a function that says what that gives.
    __slots__ = ('_name', '__doc__', '_getitem')

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__.lstrip('_')
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if _version >= 10 and item in {'__name__', '__qualname__'}:
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    if _version >= 10:
        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        if self._name == 'Literal' and isinstance(parameters, tuple):
            return self._subscribed_by_types(*parameters)
        return self._subscribed(parameters)

    @_cached(typed=True)
    def _subscribed(self, parameters):
        return self._getitem(self, parameters)

    @_cached(typed=True)
    def _subscribed_by_types(self, *parameters):
        """1 and True are different literals: the memory must see the type of each."""
        return self._getitem(self, parameters)


def _bare_form(name, doc):
    """A special form that cannot be subscripted."""
    def getitem(self, parameters):
        raise TypeError(f'{self} is not subscriptable')
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


if _version >= 11:
    class _AnyMeta(type):
        def __instancecheck__(self, obj):
            if self is Any:
                raise TypeError('typing.Any cannot be used with isinstance()')
            return super().__instancecheck__(obj)

        def __repr__(self):
            if self is Any:
                return 'typing.Any'
            return super().__repr__()

    class Any(metaclass=_AnyMeta):
        """Special type indicating an unconstrained type."""

        def __new__(cls, *args, **kwargs):
            if cls is Any:
                raise TypeError('Any cannot be instantiated')
            return super().__new__(cls)
else:
    Any = _bare_form('Any', 'Special type indicating an unconstrained type.')

NoReturn = _bare_form('NoReturn', 'Special type indicating functions that never return.')
_plain_forms = [Any, NoReturn]
if _version >= 11:
    Never = _bare_form('Never', 'The bottom type, a type that has no members.')
    Self = _bare_form('Self', 'Used to spell the type of "self" in classes.')
    LiteralString = _bare_form('LiteralString', 'Represents an arbitrary literal string.')
    _plain_forms += [Never, Self, LiteralString]


def _single_type_form(name, message, doc, allow_special_forms=False):
    """A special form that takes one type: ClassVar, Final, Required..."""
    def getitem(self, parameters):
        text = message.format(self=self if _version >= 9 else self._name)
        item = _type_check(parameters, text, allow_special_forms=allow_special_forms)
        return _GenericAlias(self, (item,))
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


_single = '{self} accepts only single type.'
ClassVar = _single_type_form('ClassVar', _single, 'Special type construct to mark class variables.', _version >= 13)
Final = _single_type_form('Final', _single, 'Special typing construct to indicate final names to type checkers.',
                          _version >= 13)
if _version >= 10:
    TypeAlias = _bare_form('TypeAlias', 'Special form for marking type aliases.')
    TypeGuard = _single_type_form('TypeGuard', _single, 'Special typing construct for user-defined type guards.')
    _plain_forms.append(TypeAlias)
if _version >= 11:
    Required = _single_type_form('Required', '{self._name} accepts only a single type.',
                                 'Special typing construct to mark a TypedDict key as required.', True)
    NotRequired = _single_type_form('NotRequired', '{self._name} accepts only a single type.',
                                    'Special typing construct to mark a TypedDict key as potentially missing.', True)
if _version >= 13:
    TypeIs = _single_type_form('TypeIs', _single, 'Special typing construct for user-defined type narrowing.')
    ReadOnly = _single_type_form('ReadOnly', '{self._name} accepts only a single type.',
                                 'A special typing construct to mark an item of a TypedDict as read-only.', True)

if _version >= 14:
    Union = types.UnionType
else:
    @_SpecialForm
    def Union(self, parameters):
        """Union type; Union[X, Y] means either X or Y."""
        if parameters == ():
            raise TypeError('Cannot take a Union of no types.')
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        parameters = _flatten_union(_type_check(item, 'Union[arg, ...]: each arg must be a type.')
                                    for item in parameters)
        if len(parameters) == 1:
            return parameters[0]
        return _UnionGenericAlias(self, parameters)


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is equivalent to Union[X, None]."""
    arg = _type_check(parameters, f'{self if _version >= 9 else "Optional[t]"} requires a single type.')
    return Union[arg, _NoneType]


@_SpecialForm
def Literal(self, parameters):
    """Special typing form to define literal types (a.k.a. value types)."""
    if _version < 9:
        return _LiteralGenericAlias(self, parameters if isinstance(parameters, tuple) else (parameters,))
    parameters = _flatten_literal(parameters if isinstance(parameters, tuple) else (parameters,))
    try:
        pairs = [(value, type(value)) for value in parameters]
        parameters = [value for value, _ in dict.fromkeys(pairs)]
    except TypeError:
        pass
    return _LiteralGenericAlias(self, tuple(parameters))


@_SpecialForm
def _Concatenate(self, parameters):
    """Special form for annotating higher-order functions."""
    if parameters == ():
        raise TypeError('Cannot take a _Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... and _version >= 11 or isinstance(parameters[-1], _ParamSpec)):
        raise TypeError('The last parameter to _Concatenate should be a _ParamSpec variable' + (
            ' or ellipsis.' if _version >= 11 else '.'))
    parameters = (*(_type_check(item, 'Concatenate[arg, ...]: each arg must be a type.') for item in parameters[:-1]),
                  parameters[-1])
    return _ConcatenateGenericAlias(self, parameters)


@_SpecialForm
def _Unpack(self, parameters):
    """Type unpack operator."""
    item = _type_check(parameters, f'{self} accepts only single type.')
    return _UnpackGenericAlias(origin=self, args=(item,))


# ---- generic aliases ------------------------------------------------------------------------------

class _BaseGenericAlias(_Final, _root=True):
    """What List and List[int] share: a run-time class behind the name."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        except Exception:
            if _version < 13:
                raise
        return result

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        position = bases.index(self)
        for base in bases[position + 1:]:
            if isinstance(base, _BaseGenericAlias) or isinstance(base, type) and issubclass(base, Generic):
                break
        else:
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in {'__origin__', '__args__'}:
            return super().__getattribute__(attr)
        if _version >= 10 and attr in {'__name__', '__qualname__'}:
            return self._name or self.__origin__.__name__
        if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        dunder = attr.startswith('__') and attr.endswith('__')
        if dunder or attr in {'_name', '_inst', '_nparams', '_paramspec_tvars', '_typevar_types', '_defaults'}:
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __dir__(self):
        return list(set(super().__dir__() + [name for name in dir(self.__origin__)
                                             if not (name.startswith('__') and name.endswith('__'))]))

    if _version >= 10:
        def __or__(self, right):
            return Union[self, right]

        def __ror__(self, left):
            return Union[left, self]


class _NotIterable:
    """From 3.11 on what is no part of an argument list by itself: `*Union[int, str]` says nothing."""
    if _version >= 11:
        __iter__ = None


class _GenericAlias(_BaseGenericAlias, _root=True):
    """A generic class with its parameters filled in: List[int], Node[T]."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        return self._subscribed(args)

    @_cached
    def _subscribed(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not isinstance(args, tuple):
            args = (args,)
        if _version < 10:
            args = tuple(_type_check(arg, 'Parameters to generic types must be types.') for arg in args)
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not (len(self.__parameters__) == 1 and isinstance(self.__parameters__[0], _ParamSpec)):
            args = tuple(_type_convert(arg) for arg in args)
        return self.copy_with(_substitute(self, args))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        args = ', '.join([_type_repr(arg) for arg in self.__args__]) if self.__args__ else '()'
        return f'{name}[{args}]'

    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = tuple(self.__args__)
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            position = bases.index(self)
            for base in bases[position + 1:]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    if _version >= 11:
        def __iter__(self):
            yield _Unpack[self]


def _substitute(alias, args):
    """The alias's arguments with its parameters replaced by args."""
    parameters = alias.__parameters__
    args = _arguments_for(alias, parameters, args)
    mapping = dict(zip(parameters, args))
    return tuple(_replace_in(alias.__args__, mapping, flatten=isinstance(alias, _CallableGenericAlias)))


def _arguments_for(alias, parameters, args):
    """One argument for each parameter: a tuple for a _TypeVarTuple or a _ParamSpec, defaults where there are any."""
    for position, parameter in enumerate(parameters):
        if isinstance(parameter, _TypeVarTuple):
            after = len(parameters) - position - 1
            if len(args) < position + after:
                raise TypeError(f'Too few arguments for {alias}; actual {len(args)}, expected at least '
                                f'{len(parameters) - 1}')
            stop = len(args) - after
            return (*args[:position], tuple(args[position:stop]), *args[stop:])
    if len(parameters) == 1 and isinstance(parameters[0], _ParamSpec) and not (len(args) == 1
                                                                            and _is_param_expr(args[0])):
        args = (args,)
    _check_generic(alias, args, len(parameters))
    args = tuple(args) + tuple(parameter._get_default() for parameter in parameters[len(args):])
    return tuple(_checked_argument(parameter, arg) for parameter, arg in zip(parameters, args))


def _checked_argument(parameter, arg):
    if isinstance(parameter, _ParamSpec):
        return _substitute_param_spec(parameter, arg)
    return _substitute_type_var(parameter, arg)


def _substitute_type_var(parameter, arg):
    arg = _type_check(arg, 'Parameters to generic types must be types.')
    if isinstance(arg, _GenericAlias) and arg.__origin__ is _Unpack:
        raise TypeError(f'{arg} is not valid as type argument')
    return arg


def _substitute_param_spec(parameter, arg):
    if isinstance(arg, (list, tuple)):
        return tuple(_type_check(item, 'Expected a type.') for item in arg)
    if not _is_param_expr(arg):
        raise TypeError(f'Expected a list of types, an ellipsis, _ParamSpec, or _Concatenate. Got {arg}')
    return arg


def _replace_in(args, mapping, flatten=False):
    """The args with type parameters replaced by what the mapping has for them, inside other aliases too."""
    result = []
    for arg in args:
        if _is_type_parameter(arg):
            value = mapping[arg]
            if isinstance(value, tuple) and (flatten or isinstance(arg, _TypeVarTuple)):
                result.extend(value)
            else:
                result.append(value)
        elif isinstance(arg, _UnpackGenericAlias) and isinstance(arg.__args__[0], _TypeVarTuple):
            result.extend(mapping[arg.__args__[0]])
        elif isinstance(arg, tuple):
            result.append(tuple(_replace_in(arg, mapping)))
        elif isinstance(arg, type) and not isinstance(arg, _GenericAliasType):
            result.append(arg)
        else:
            inner = getattr(arg, '__parameters__', ())
            if inner:
                values = []
                for parameter in inner:
                    value = mapping[parameter]
                    if isinstance(parameter, _TypeVarTuple):
                        values.extend(value)
                    else:
                        values.append(list(value) if isinstance(value, tuple) else value)
                arg = arg[tuple(values)]
            result.append(arg)
    return result


class _SpecialGenericAlias(_BaseGenericAlias, _root=True):
    """List, Dict, Iterable...: a built-in class that is generic although it does not derive from Generic."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        if name is None:
            name = origin.__name__
        super().__init__(origin, inst=inst, name=name)
        self._nparams = nparams
        self._defaults = defaults
        self.__doc__ = f'{"A generic" if nparams else "A deprecated alias to"} version of {_type_repr(origin)}.'

    def __getitem__(self, params):
        return self._subscribed(params)

    @_cached
    def _subscribed(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(_type_check(item, 'Parameters to generic types must be types.') for item in params)
        if self._defaults and len(params) < self._nparams <= len(params) + len(self._defaults):
            params = (*params, *self._defaults[len(params) - self._nparams:])
        _check_generic(self, params, self._nparams)
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        return f'typing.Callable[[{", ".join([_type_repr(arg) for arg in args[:-1]])}], {_type_repr(args[-1])}]'

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        if isinstance(args, list):
            return self._for_types((tuple(args), result))
        if args is ... or _version < 9:
            if args is not ...:
                raise TypeError(f'Callable[args, result]: args must be a list. Got {args}')
        return self._for_types((args, result))

    @_cached
    def _for_types(self, params):
        args, result = params
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if args is ... or isinstance(args, (_ParamSpec, _ConcatenateGenericAlias)):
            return self.copy_with((args, result))
        if not isinstance(args, tuple):
            args = (args,)
        if _version < 9:
            args = tuple(_type_check(arg, 'Callable[[arg, ...], result]: each arg must be a type.') for arg in args)
        else:
            args = tuple(_type_convert(arg) for arg in args)
        return self.copy_with((*args, result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_cached
    def _subscribed(self, params):
        if params == ():
            return self.copy_with(() if _version >= 11 else ((),))
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) == 2 and params[1] is ...:
            item = _type_check(params[0], 'Tuple[t, ...]: t must be a type.')
            return self.copy_with((item, ...))
        return self.copy_with(tuple(_type_check(item, 'Tuple[t0, t1, ...]: each t must be a type.')
                                    for item in params))

    def copy_with(self, params):
        return _TupleAlias(self.__origin__, params, name=self._name, inst=self._inst)


class _TupleAlias(_GenericAlias, _root=True):
    def __repr__(self):
        if self.__args__ == ((),):
            return 'typing.Tuple[()]'
        return super().__repr__()


_TupleAlias.__name__ = _TupleAlias.__qualname__ = '_GenericAlias'


class _UnionGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, args, inst=inst, name=name)

    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _UnionType) if _version >= 10 else _UnionGenericAlias):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if _version >= 9 and len(args) == 2:
            if args[0] is _NoneType:
                return f'typing.Optional[{_type_repr(args[1])}]'
            if args[1] is _NoneType:
                return f'typing.Optional[{_type_repr(args[0])}]'
        return super().__repr__()

    if _version >= 10:
        def __instancecheck__(self, obj):
            for cls in self.__args__:
                if isinstance(obj, cls):
                    return True
            return False

        def __subclasscheck__(self, cls):
            for arg in self.__args__:
                if issubclass(cls, arg):
                    return True
            return False

    def __reduce__(self):
        func, (origin, args) = super().__reduce__()
        return func, (Union, args)


def _value_and_type_iter(parameters):
    return ((value, type(value)) for value in parameters)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    if _version >= 9:
        def __eq__(self, other):
            if not isinstance(other, _LiteralGenericAlias):
                return NotImplemented
            return set(_value_and_type_iter(self.__args__)) == set(_value_and_type_iter(other.__args__))

        def __hash__(self):
            return hash(frozenset(_value_and_type_iter(self.__args__)))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return '*' + repr(self.__args__[0]) if _version < 12 else 'typing.Unpack[' + repr(self.__args__[0]) + ']'

    @property
    def __origin_item__(self):
        return self.__args__[0]

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], _TypeVarTuple)


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    """Annotated[t, x, ...]: the type t with metadata."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name='Annotated' if _version >= 11 else None)
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {", ".join(repr(item) for item in self.__metadata__)}]'

    def __reduce__(self):
        return operator.getitem, (Annotated, (self.__origin__,) + self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in {'__name__', '__qualname__'}:
            return 'Annotated'
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _annotated(params):
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    message = 'Annotated[t, ...]: t must be a type.'
    return _AnnotatedAlias(_type_check(params[0], message, allow_special_forms=True), tuple(params[1:]))


if _version >= 13:
    @_SpecialForm
    def Annotated(self, params):
        """Add context-specific metadata to a type."""
        return _annotated(params)
elif _version >= 9:
    class Annotated:
        """Add context-specific metadata to a type."""
        __slots__ = ()

        def __new__(cls, *args, **kwargs):
            raise TypeError('Type Annotated cannot be instantiated.')

        def __class_getitem__(cls, params):
            return _annotated(params)

        def __init_subclass__(cls, *args, **kwargs):
            raise TypeError(f'Cannot subclass {cls.__module__}.Annotated')

if _version < 9:
    for _alias_class in (_SpecialGenericAlias, _CallableGenericAlias, _UnionGenericAlias, _LiteralGenericAlias):
        _alias_class.__name__ = _alias_class.__qualname__ = '_GenericAlias'


# ---- forward references ---------------------------------------------------------------------------

if _version >= 14:
    from annotationlib import ForwardRef
else:
    class ForwardRef(_Final, _root=True):
        """Internal wrapper to hold a forward reference."""
        __slots__ = ('__forward_arg__', '__forward_code__', '__forward_evaluated__', '__forward_value__',
                     '__forward_is_argument__', '__forward_is_class__', '__forward_module__')

        def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
            if not isinstance(arg, str):
                raise TypeError(f'Forward reference must be a string -- got {arg!r}')
            try:
                self.__forward_code__ = compile(arg, '<string>', 'eval')
            except SyntaxError:
                raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None
            self.__forward_arg__ = arg
            self.__forward_evaluated__ = False
            self.__forward_value__ = None
            self.__forward_is_argument__ = is_argument
            self.__forward_is_class__ = is_class
            self.__forward_module__ = module

        def _evaluate(self, globalns, localns, recursive_guard=frozenset()):
            if self.__forward_arg__ in recursive_guard:
                return self
            if not self.__forward_evaluated__ or localns is not globalns:
                if globalns is None and localns is None:
                    globalns = localns = {}
                elif globalns is None:
                    globalns = localns
                elif localns is None:
                    localns = globalns
                if self.__forward_module__ is not None:
                    globalns = getattr(sys.modules.get(self.__forward_module__, None), '__dict__', globalns)
                value = _type_check(eval(self.__forward_code__, globalns, localns),
                                    'Forward references must evaluate to types.',
                                    is_argument=self.__forward_is_argument__,
                                    allow_special_forms=self.__forward_is_class__)
                self.__forward_value__ = _eval_type(value, globalns, localns, recursive_guard | {self.__forward_arg__})
                self.__forward_evaluated__ = True
            return self.__forward_value__

        def __eq__(self, other):
            if not isinstance(other, ForwardRef):
                return NotImplemented
            if self.__forward_evaluated__ and other.__forward_evaluated__:
                return (self.__forward_arg__ == other.__forward_arg__
                        and self.__forward_value__ == other.__forward_value__)
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_module__ == other.__forward_module__)

        def __hash__(self):
            return hash((self.__forward_arg__, self.__forward_module__))

        if _version >= 10:
            def __or__(self, other):
                return Union[self, other]

            def __ror__(self, other):
                return Union[other, self]

        def __repr__(self):
            if self.__forward_module__ is None:
                return f'ForwardRef({self.__forward_arg__!r})'
            return f'ForwardRef({self.__forward_arg__!r}, module={self.__forward_module__!r})'


def _eval_type(t, globalns, localns, recursive_guard=frozenset()):
    """Evaluate all forward references in the given type t."""
    if isinstance(t, ForwardRef):
        if _version >= 14:
            return t.evaluate(globals=globalns, locals=localns)
        return t._evaluate(globalns, localns, recursive_guard)
    if isinstance(t, (_GenericAlias, _GenericAliasType, _UnionType) if _version >= 10 else
                  (_GenericAlias, _GenericAliasType) if _version >= 9 else _GenericAlias):
        if isinstance(t, _GenericAliasType) if _version >= 9 else False:
            converted = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in t.__args__)
            t = t.__origin__[converted] if converted != t.__args__ else t
        evaluated = tuple(_eval_type(arg, globalns, localns, recursive_guard) if not isinstance(arg, tuple) else arg
                          for arg in t.__args__)
        if evaluated == t.__args__:
            return t
        if _version >= 9 and isinstance(t, _GenericAliasType):
            return type(t)(t.__origin__, evaluated) if t.__origin__ is not collections.abc.Callable else \
                collections.abc.Callable[list(evaluated[:-1]), evaluated[-1]]
        if _version >= 10 and isinstance(t, _UnionType):
            return functools.reduce(operator.or_, evaluated)
        return t.copy_with(evaluated)
    return t


def _with_type_params(obj, globalns, localns):
    """From 3.13 on annotations as text see the type parameters of what they belong to."""
    params = getattr(obj, '__type_params__', ()) if _version >= 13 else ()
    if not params:
        return globalns, localns
    names = {param.__name__: param for param in params}
    if isinstance(obj, type):
        names = {name: param for name, param in names.items() if name not in globalns}
    return {**globalns, **names}, {name: value for name, value in localns.items() if name not in names}


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, **kwargs):
    """Return type hints for an object."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            base_globals = getattr(sys.modules.get(base.__module__, None), '__dict__', {}) if globalns is None else globalns
            annotations = _annotations_of_class(base)
            if isinstance(annotations, types.GetSetDescriptorType):
                annotations = {}
            base_locals = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None and _version >= 10:
                base_globals, base_locals = base_locals, base_globals
            base_globals, base_locals = _with_type_params(base, base_globals, base_locals)
            for name, value in annotations.items():
                if value is None:
                    value = _NoneType
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True)
                hints[name] = _eval_type(value, base_globals, base_locals)
        return hints if include_extras or _version < 9 else {name: _strip_annotations(t) for name, t in hints.items()}
    if globalns is None:
        if isinstance(obj, types.ModuleType):
            globalns = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, '__wrapped__'):
                inner = inner.__wrapped__
            globalns = getattr(inner, '__globals__', {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    hints = getattr(obj, '__annotations__', None)
    if hints is None:
        if isinstance(obj, (_Function, _BuiltinClass, types.MethodType, types.ModuleType, types.WrapperDescriptorType,
                            types.MethodWrapperType, types.MethodDescriptorType)):
            return {}
        if _version >= 14:
            raise TypeError(f'{obj!r} does not have annotations')
        raise TypeError(f'{obj!r} is not a module, class, method, or function.')
    hints = dict(hints)
    globalns, localns = _with_type_params(obj, globalns, localns)
    defaults = _get_defaults(obj) if _version < 11 else {}
    for name, value in hints.items():
        if value is None:
            value = _NoneType
        if isinstance(value, str):
            value = ForwardRef(value, is_argument=not isinstance(obj, types.ModuleType), is_class=False)
        value = _eval_type(value, globalns, localns)
        if name in defaults and defaults[name] is None:
            value = Optional[value]
        hints[name] = value
    return hints if include_extras or _version < 9 else {name: _strip_annotations(t) for name, t in hints.items()}


def _annotations_of_class(cls):
    if _version >= 14:
        own = '__annotate_func__', '__annotations__', '__annotations_cache__'
        return getattr(cls, '__annotations__', {}) if any(name in cls.__dict__ for name in own) else {}
    return cls.__dict__.get('__annotations__', {})


def _get_defaults(func):
    """Internal helper to extract the default arguments, by name."""
    try:
        code = func.__code__
    except AttributeError:
        return {}
    names = code.co_varnames[:code.co_argcount]
    defaults = func.__defaults__ or ()
    found = dict(func.__kwdefaults__ or {})
    found.update(zip(names[len(names) - len(defaults):], defaults))
    return found


def _strip_annotations(t):
    """Strip the annotations from a given type."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if _version >= 11 and hasattr(t, '__origin__') and t.__origin__ in (Required, NotRequired):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, _GenericAlias):
        stripped = tuple(_strip_annotations(arg) for arg in t.__args__)
        return t if stripped == t.__args__ else t.copy_with(stripped)
    if _version >= 9 and isinstance(t, _GenericAliasType):
        stripped = tuple(_strip_annotations(arg) for arg in t.__args__)
        return t if stripped == t.__args__ else type(t)(t.__origin__, stripped)
    if _version >= 10 and isinstance(t, _UnionType):
        stripped = tuple(_strip_annotations(arg) for arg in t.__args__)
        return t if stripped == t.__args__ else functools.reduce(operator.or_, stripped)
    return t


def get_origin(tp):
    """Get the unsubscripted version of a type."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, _BaseGenericAlias):
        return tp.__origin__
    if isinstance(tp, (_GenericAliasType, _ParamSpecArgs, _ParamSpecKwargs)) if _version >= 9 else False:
        return tp.__origin__
    if tp is Generic:
        return Generic
    if _version >= 10 and isinstance(tp, _UnionType):
        return _UnionType
    return None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, _GenericAliasType) if _version >= 9 else _GenericAlias):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (len(args) == 2 and _is_param_expr(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    if _version >= 10 and isinstance(tp, _UnionType):
        return tp.__args__
    return ()


# ---- Generic and Protocol -------------------------------------------------------------------------

@_cached
def _subscribe_class(cls, params):
    if not isinstance(params, tuple):
        params = (params,)
    if not params and cls is not Tuple and not (len(getattr(cls, '__parameters__', ())) == 1 and _version >= 11
                                                and isinstance(cls.__parameters__[0], (_TypeVarTuple, _ParamSpec))):
        raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
    params = tuple(_type_convert(param) for param in params)
    if cls in (Generic, Protocol):
        if not all(_is_type_parameter(param) or isinstance(param, _UnpackGenericAlias) for param in params):
            also = ' or parameter specification variables.' if _version >= 10 else ''
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables{also}')
        if len(set(params)) != len(params):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
    else:
        parameters = cls.__parameters__
        args = _arguments_for(cls, parameters, params)
        params = []
        for parameter, arg in zip(parameters, args):
            if isinstance(parameter, _TypeVarTuple):
                params.extend(arg)
            else:
                params.append(arg)
        params = tuple(params)
    return _GenericAlias(cls, params)


def _generic_class_getitem(cls, params):
    return _subscribe_class(cls, params)


def _generic_init_subclass(cls):
    """Find the type parameters of a new generic class from the bases it was written with."""
    parameters = []
    if '__orig_bases__' in cls.__dict__:
        error = Generic in cls.__orig_bases__
    else:
        error = Generic in cls.__bases__ and cls.__name__ != 'Protocol' and type(cls) is not _TypedDictMeta
    if error:
        raise TypeError('Cannot inherit from plain Generic')
    if '__orig_bases__' in cls.__dict__:
        parameters = _collect_parameters(cls.__orig_bases__)
        given = None
        for base in cls.__orig_bases__:
            if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
                if base.__origin__ is Protocol and given is not None:
                    continue
                if given is not None and base.__origin__ is Generic:
                    raise TypeError('Cannot inherit from Generic[...] multiple times.' if _version >= 11 else
                                    'Cannot inherit from Generic[...] multiple types.')
                given = base.__parameters__
        if given is not None:
            missing = [parameter for parameter in parameters if parameter not in given]
            if missing:
                raise TypeError(f'Some type variables ({", ".join(map(str, missing))}) are not listed in Generic'
                                f'[{", ".join(map(str, given))}]')
            parameters = given
    cls.__parameters__ = tuple(parameters)


_EXCLUDED = {'__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__',
             '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__', '__match_args__',
             '__static_attributes__', '__firstlineno__', '__parameters__', '__orig_bases__', '__orig_class__',
             '_is_protocol', '_is_runtime_protocol', '__protocol_attrs__', '__non_callable_proto_members__',
             '__type_params__', '_abc_impl', '__annotate__', '__annotate_func__', '__annotations_cache__',
             '_MutableMapping__marker'}


def _get_protocol_attrs(cls):
    """Collect the names of the members of a protocol class, its bases' included."""
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        annotations = _annotations_of_class(base)
        for attr in (*base.__dict__, *annotations):
            if not attr.startswith('_abc_') and attr not in _EXCLUDED:
                attrs.add(attr)
    return attrs


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is not _no_init_or_replace_init:
        return  # its own __init__ called this one through super()
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _has_attribute(obj, name):
    """Whether the attribute is there, by a look that runs no code of the object."""
    found = []
    for base in type(obj).__mro__:
        if name in base.__dict__:
            found.append(base.__dict__[name])
            break
    try:
        namespace = object.__getattribute__(obj, '__dict__')
    except AttributeError:
        namespace = {}
    return bool(found) or name in namespace or isinstance(obj, type) and any(
        name in base.__dict__ for base in obj.__mro__)


class _ProtocolMeta(ABCMeta):
    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, '_is_protocol', False) and _version >= 12:
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if _version >= 12 and getattr(cls, '_is_protocol', False) and not _allow_reckless_class_checks():
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            data = sorted(name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None)))
            runtime = getattr(cls, '_is_runtime_protocol', False)
            if not runtime and (_version >= 13 or not data):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            if data:
                names = f'. Non-method members: {str(data)[1:-1]}.' if _version >= 13 else ''
                raise TypeError(f"Protocols with non-method members don't support issubclass(){names}")
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if _version < 12:
            return _is_instance_by_look(cls, instance) or super().__instancecheck__(instance)
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        runtime = getattr(cls, '_is_runtime_protocol', False)
        if not runtime and not _allow_reckless_class_checks():
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if super().__instancecheck__(instance):
            return True
        for name in _get_protocol_attrs(cls):
            if not _has_attribute(instance, name):
                return False
            if callable(getattr(cls, name, None)) and getattr(instance, name, 0) is None:
                return False
        return True


def _is_instance_by_look(cls, instance):
    """Before 3.12: whether the instance's class has the methods, or itself has all the attributes."""
    is_protocol = getattr(cls, '_is_protocol', False)
    if (_version >= 10 and is_protocol and not getattr(cls, '_is_runtime_protocol', False)
            and not _allow_reckless_class_checks()):
        raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
    attrs = _get_protocol_attrs(cls) if is_protocol else ()
    methods = {attr for attr in attrs if callable(getattr(cls, attr, None))}
    if len(methods) == len(attrs) and issubclass(instance.__class__, cls):
        return True
    return is_protocol and all(hasattr(instance, attr)
                               and (attr not in methods or getattr(instance, attr) is not None) for attr in attrs)


def _allow_reckless_class_checks(asked_by_abc=False):
    """abc and functools ask all classes about each other: they get an answer instead of an error."""
    frame = _outside('typing', sys._getframe(1))
    while asked_by_abc and frame is not None and frame.f_globals.get('__name__') == 'abc':
        name = frame.f_code.co_name
        frame = frame.f_back
        if name == '__subclasscheck__':
            break
    frame = _outside('typing', frame)
    return frame is not None and frame.f_globals.get('__name__') in ('abc', 'functools')


def _outside(module, frame):
    """The nearest caller that is not in the module."""
    while frame is not None and frame.f_globals.get('__name__') == module:
        frame = frame.f_back
    return frame


def _protocol_hook(cls, other):
    """The __subclasshook__ of protocol classes: has the other class every member?"""
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    if not getattr(cls, '_is_runtime_protocol', False):
        if _allow_reckless_class_checks(asked_by_abc=True):
            return NotImplemented
        raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
    attrs = _get_protocol_attrs(cls)
    if _version < 12 and not all(callable(getattr(cls, attr, None)) for attr in attrs):
        if _allow_reckless_class_checks(asked_by_abc=True):
            return NotImplemented
        raise TypeError("Protocols with non-method members don't support issubclass()")
    if not isinstance(other, type):
        raise TypeError('issubclass() arg 1 must be a class')
    for attr in attrs:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            annotations = _annotations_of_class(base)
            if isinstance(annotations, dict) and attr in annotations and isinstance(other, _ProtocolMeta) and other._is_protocol:
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes."""
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if not cls._is_protocol:
            if _version >= 11 and cls.__init__ is _no_init_or_replace_init:
                cls.__init__ = next((base.__dict__['__init__'] for base in cls.__mro__ if '__init__' in base.__dict__
                                     and base.__dict__['__init__'] is not _no_init_or_replace_init), object.__init__)
            return
        for base in cls.__bases__:
            if not (base in (object, Generic) or base.__name__ in _PROTOCOL_ALLOWED.get(base.__module__, ())
                    or issubclass(base, Generic) and getattr(base, '_is_protocol', False)):
                raise TypeError('Protocols can only inherit from other protocols, got %r' % base)
        if _version < 11 or cls.__init__ is object.__init__:
            cls.__init__ = _no_init_or_replace_init


_PROTOCOL_ALLOWED = {
    'collections.abc': ['Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'AsyncIterator', 'Hashable',
                        'Sized', 'Container', 'Collection', 'Reversible', 'Buffer'],
    'contextlib': ['AbstractContextManager', 'AbstractAsyncContextManager'],
}


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not getattr(cls, '_is_protocol', False):
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r' % cls)
    cls._is_runtime_protocol = True
    return cls


if _version >= 13:
    def is_protocol(tp, /):
        """Return True if the given type is a Protocol."""
        return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol

    def get_protocol_members(tp, /):
        """Return the set of members defined in a Protocol."""
        if not is_protocol(tp):
            raise TypeError(f'{tp!r} is not a Protocol')
        return frozenset(tp.__protocol_attrs__)


# ---- functions that mostly speak to type checkers --------------------------------------------------

def cast(typ, val):
    """Cast a value to a type."""
    return val


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints."""
    if isinstance(arg, type):
        for obj in list(arg.__dict__.values()):
            if isinstance(obj, _Function):
                obj.__no_type_check__ = True
            elif _version >= 11 and isinstance(obj, (classmethod, staticmethod)):
                obj.__func__.__no_type_check__ = True
            elif isinstance(obj, type) and obj.__qualname__ == f'{arg.__qualname__}.{obj.__name__}':
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect."""
    if _version >= 13:
        import warnings
        warnings._deprecated('typing.no_type_check_decorator', remove=(3, 15))

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


def overload(func):
    """Decorator for overloaded functions/methods."""
    if _version >= 11:
        inner = getattr(func, '__func__', func)
        key = (getattr(inner, '__module__', None), getattr(inner, '__qualname__', None))
        _overloads.setdefault(key, {})[inner.__code__.co_firstlineno] = func
    return _overload_dummy


def final(f):
    """Decorator to indicate final methods and final classes."""
    if _version >= 11:
        try:
            f.__final__ = True
        except (AttributeError, TypeError):
            pass
    return f


if _version >= 10:
    def is_typeddict(tp):
        """Check if an annotation is a TypedDict class."""
        return isinstance(tp, _TypedDictMeta) and tp is not TypedDict

if _version >= 11:
    def get_overloads(func):
        """Return all defined overloads for *func* as a sequence."""
        func = getattr(func, '__func__', func)
        return list(_overloads.get((func.__module__, func.__qualname__), {}).values())

    def clear_overloads():
        """Clear all overloads in the registry."""
        _overloads.clear()

    def assert_type(val, typ, /):
        """Ask a static type checker to confirm that the value is of the given type."""
        return val

    def reveal_type(obj, /):
        """Reveal the inferred type of a variable."""
        print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
        return obj

    def assert_never(arg, /):
        """Statically assert that a line of code is unreachable."""
        value = repr(arg)
        if len(value) > 100:
            value = value[:100] + '...'
        raise AssertionError(f'Expected code to be unreachable, but got: {value}')

    def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                            field_specifiers=(), **kwargs):
        """Decorator to mark an object as providing dataclass-like behaviour."""
        def decorator(cls_or_fn):
            cls_or_fn.__dataclass_transform__ = {
                'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
                **({'frozen_default': frozen_default} if _version >= 12 else {}),
                'field_specifiers': field_specifiers, 'kwargs': kwargs}
            return cls_or_fn
        return decorator

if _version >= 12:
    def override(method, /):
        """Indicate that a method is intended to override a method in a base class."""
        try:
            method.__override__ = True
        except (AttributeError, TypeError):
            pass
        return method


if _version >= 10:
    class NewType:
        """NewType creates simple unique types with almost zero runtime overhead."""

        def __init__(self, name, tp):
            self.__qualname__ = name
            self.__name__ = name.rpartition('.')[-1]
            self.__supertype__ = tp
            module = sys._getframe(1).f_globals.get('__name__')
            if module != 'typing':
                self.__module__ = module

        def __call__(self, x):
            return x

        def __mro_entries__(self, bases):
            name = self.__name__

            class Dummy:
                def __init_subclass__(cls):
                    raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                    f'`{cls.__name__} = NewType({cls.__name__!r}, {name})`')
            return (Dummy,)

        def __repr__(self):
            return f'{self.__module__}.{self.__qualname__}'

        def __reduce__(self):
            return self.__qualname__

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]
else:
    def NewType(name, tp):
        """NewType creates simple unique types with almost zero runtime overhead."""
        def new_type(x):
            return x
        new_type.__name__ = name
        new_type.__supertype__ = tp
        return new_type


# ---- NamedTuple and TypedDict ---------------------------------------------------------------------

_NAMEDTUPLE_PROHIBITED = {'__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults',
                          '_field_types', '_make', '_replace', '_asdict', '_source'}
_NAMEDTUPLE_SPECIAL = {'__module__', '__name__', '__annotations__', '__annotate__', '__annotate_func__',
                       '__orig_bases__'}


def _make_nmtuple(name, fields, module, defaults=()):
    fields = {field: _type_check(tp, f'field {field} annotation must be a type') for field, tp in fields}
    made = collections.namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = fields
    if _version < 9:
        made._field_types = fields
    return made


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if _version >= 11 and _named_tuple_base in bases:
            for base in bases:
                if base is not _named_tuple_base and base is not Generic:
                    raise TypeError('can only inherit from a NamedTuple type and Generic')
            bases = tuple(tuple if base is _named_tuple_base else base for base in bases)
        annotations = _namespace_annotations(ns)
        defaults = []
        for field in annotations:
            if field in ns:
                defaults.append(field)
            elif defaults:
                also = ('s' if len(defaults) > 1 else '') + ' ' + ', '.join(defaults)
                if _version < 9:
                    raise TypeError(f'Non-default namedtuple field {field} cannot follow default field(s) '
                                    f'{", ".join(defaults)}')
                raise TypeError(f'Non-default namedtuple field {field} cannot follow default field{also}')
        made = _make_nmtuple(typename, annotations.items(), ns['__module__'], [ns[field] for field in defaults])
        if _version >= 11 and bases != (tuple,) and Generic in bases:
            made.__bases__ = bases
            made.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            if key in _NAMEDTUPLE_PROHIBITED:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in _NAMEDTUPLE_SPECIAL and key not in made._fields:
                setattr(made, key, value)
                set_name = getattr(type(value), '__set_name__', None)
                if set_name is not None and _version >= 13:
                    set_name(value, made, key)
        if _version >= 11 and Generic in bases:
            made.__orig_bases__ = ns.get('__orig_bases__', bases)
            made.__init_subclass__()
        elif _version >= 12:
            made.__orig_bases__ = (NamedTuple,)
        return made


def _namespace_annotations(ns):
    if '__annotations__' in ns:
        return ns['__annotations__']
    annotate = ns.get('__annotate_func__') or ns.get('__annotate__')
    if annotate is not None:
        import annotationlib
        return annotationlib.call_annotate_function(annotate, annotationlib.Format.FORWARDREF)
    return {}


_sentinel = object()


def _warn_of_no_fields(typename, fields, kwargs):
    import warnings
    if kwargs and fields is None:
        raise TypeError("Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments")
    if kwargs:
        text = ('Creating NamedTuple classes using keyword arguments is deprecated and will be disallowed in Python 3.15. '
                'Use the class-based or functional syntax instead.')
    else:
        what = ("Failing to pass a value for the 'fields' parameter" if fields is _sentinel else
                "Passing `None` as the 'fields' parameter")
        text = (f'{what} is deprecated and will be disallowed in Python 3.15. To create a NamedTuple class with 0 fields '
                f'using the functional syntax, pass an empty list, e.g. `{typename} = NamedTuple({typename!r}, [])`.')
    warnings.warn(text, DeprecationWarning, stacklevel=4)


def _new_named_tuple(typename, fields, kwargs, module):
    if _version >= 13 and (fields is _sentinel or fields is None):
        _warn_of_no_fields(typename, fields, kwargs)
    if kwargs and fields is _sentinel:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    elif fields is _sentinel or fields is None:
        fields = ()
    made = _make_nmtuple(typename, list(fields), module)
    if _version >= 12:
        made.__orig_bases__ = (NamedTuple,)
    return made


if _version >= 9:
    def NamedTuple(typename, fields=_sentinel, /, **kwargs):
        """Typed version of namedtuple."""
        return _new_named_tuple(typename, fields, kwargs, sys._getframe(1).f_globals.get('__name__', '__main__'))

    _named_tuple_base = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
    def _named_tuple_entries(bases):
        if 9 <= _version < 11 and len(bases) > 1:
            raise TypeError('Multiple inheritance with NamedTuple is not supported')
        return _named_tuple_base,
    NamedTuple.__mro_entries__ = _named_tuple_entries
else:
    class NamedTuple:
        """Typed version of namedtuple."""

        def __new__(cls, typename, fields=_sentinel, /, **kwargs):
            return _new_named_tuple(typename, fields, kwargs, sys._getframe(1).f_globals.get('__name__', '__main__'))

    _named_tuple_base = NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), dict(
        (key, value) for key, value in NamedTuple.__dict__.items() if key not in ('__dict__', '__weakref__')))


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if _version >= 11 and any(
            isinstance(base, type) and issubclass(base, Generic) for base in bases) else ()
        own = _namespace_annotations(ns)
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, '__orig_bases__') and _version >= 12:
            made.__orig_bases__ = bases
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _type_check(tp, message, module=made.__module__ if _version >= 10 else None,
                                allow_special_forms=_version >= 11) for key, tp in own.items()}
        inherited = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            inherited.update(base.__dict__.get('__annotations__', {}))
            required |= set(base.__dict__.get('__required_keys__', ()))
            optional |= set(base.__dict__.get('__optional_keys__', ()))
            readonly |= set(base.__dict__.get('__readonly_keys__', ()))
            mutable |= set(base.__dict__.get('__mutable_keys__', ()))
        annotations = {**inherited, **own} if _version >= 9 else {**own, **inherited}
        for key, tp in own.items():
            marks = _typed_dict_marks(tp)
            is_required = total if not marks & {'Required', 'NotRequired'} else 'Required' in marks
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            (readonly if 'ReadOnly' in marks else mutable).add(key)
        made.__annotations__ = annotations
        made.__total__ = total
        if _version >= 9:
            made.__required_keys__ = frozenset(required)
            made.__optional_keys__ = frozenset(optional)
        if _version >= 13:
            made.__readonly_keys__ = frozenset(readonly)
            made.__mutable_keys__ = frozenset(mutable)
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def _typed_dict_marks(tp):
    """The names of the qualifiers around a TypedDict field's type."""
    marks = set()
    while _version >= 11:
        origin = get_origin(tp)
        if origin is not None and origin is globals().get('Annotated'):
            tp = tp.__origin__
        elif isinstance(origin, _SpecialForm) and origin._name in ('Required', 'NotRequired', 'ReadOnly'):
            marks.add(origin._name)
            tp = tp.__args__[0]
        else:
            break
    return marks


def _new_typed_dict(typename, fields, total, kwargs, module):
    if fields is None or fields is _sentinel:
        fields = kwargs
    elif kwargs:
        raise TypeError('TypedDict takes either a dict or keyword arguments, but not both')
    made = _TypedDictMeta(typename, (), {'__annotations__': dict(fields), '__module__': module}, total=total)
    if _version >= 12:
        made.__orig_bases__ = (TypedDict,)
    return made


def TypedDict(typename, fields=_sentinel, /, *, total=True, **kwargs):
    """A simple typed namespace. At runtime it is equivalent to a plain dict."""
    return _new_typed_dict(typename, fields, total, kwargs, sys._getframe(1).f_globals.get('__name__', '__main__'))


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


# ---- the names of the generic classes -------------------------------------------------------------

def _special(name, origin, nparams, inst=True, defaults=()):
    globals()[name] = _SpecialGenericAlias(origin, nparams, inst=inst, name=name, defaults=defaults)


for _name, _count in (('Awaitable', 1), ('Coroutine', 3), ('AsyncIterable', 1), ('AsyncIterator', 1), ('Iterable', 1),
                      ('Iterator', 1), ('Reversible', 1), ('Container', 1), ('Collection', 1), ('MutableSet', 1),
                      ('Mapping', 2), ('MutableMapping', 2), ('Sequence', 1), ('MutableSequence', 1),
                      ('MappingView', 1), ('KeysView', 1), ('ItemsView', 2), ('ValuesView', 1), ('Hashable', 0),
                      ('Sized', 0)):
    _special(_name, getattr(collections.abc, _name), _count)
_special('AbstractSet', collections.abc.Set, 1)
if _version < 14:
    _special('ByteString', collections.abc.ByteString, 0)
_generator_defaults = (_NoneType, _NoneType) if _version >= 13 else ()
_special('Generator', collections.abc.Generator, 3, defaults=_generator_defaults)
_special('AsyncGenerator', collections.abc.AsyncGenerator, 2, defaults=_generator_defaults[:1])
_exit_defaults = (bool | None,) if _version >= 13 else ()
_special('ContextManager', contextlib.AbstractContextManager, 1 + len(_exit_defaults), defaults=_exit_defaults)
_special('AsyncContextManager', contextlib.AbstractAsyncContextManager, 1 + len(_exit_defaults),
         defaults=_exit_defaults)
if _version < 9:
    ContextManager._name, AsyncContextManager._name = 'AbstractContextManager', 'AbstractAsyncContextManager'
for _name, _origin, _count in (('List', list, 1), ('Set', set, 1), ('FrozenSet', frozenset, 1), ('Dict', dict, 2),
                               ('Type', type, 1), ('Deque', collections.deque, 1),
                               ('DefaultDict', collections.defaultdict, 2), ('Counter', collections.Counter, 1),
                               ('OrderedDict', collections.OrderedDict, 2), ('ChainMap', collections.ChainMap, 2)):
    _special(_name, _origin, _count, inst=_name in ('Deque', 'DefaultDict', 'Counter', 'OrderedDict', 'ChainMap'))
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
Callable = _CallableType(collections.abc.Callable, 2, name='Callable')
Text = str
TYPE_CHECKING = False

T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
V_co = TypeVar('V_co', covariant=True)
VT_co = TypeVar('VT_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)
CT_co = TypeVar('CT_co', covariant=True, bound=type)
AnyStr = TypeVar('AnyStr', bytes, str)


def _supports(name, method, result, generic=False):
    """A runtime protocol with one abstract method."""
    def function(self):
        pass
    function.__name__ = method
    function.__qualname__ = f'{name}.{method}'
    function.__annotations__ = {'return': result}
    bases = (Protocol[T_co],) if generic else (Protocol,)
    made = types.new_class(name, bases, {}, lambda ns: ns.update(
        __slots__=(), __module__='typing', __doc__=f'An ABC with one abstract method {method}.',
        **{method: abstractmethod(function)}))
    globals()[name] = runtime_checkable(made)


for _name, _result in (('Int', int), ('Float', float), ('Complex', complex), ('Bytes', bytes), ('Index', int)):
    _supports('Supports' + _name, f'__{_name.lower()}__', _result)
_supports('SupportsAbs', '__abs__', T_co, True)
_supports('SupportsRound', '__round__', T_co, True)


class IO(Generic[AnyStr]):
    """Generic base class for TextIO and BinaryIO."""
    __slots__ = ()


class BinaryIO(IO[bytes]):
    """Typed version of the return of open() in binary mode."""
    __slots__ = ()


class TextIO(IO[str]):
    """Typed version of the return of open() in text mode."""
    __slots__ = ()


def __getattr__(name):
    if name in ('Pattern', 'Match'):
        import re
        _special(name, getattr(re, name), 1)
        return globals()[name]
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


if _version >= 10:
    ParamSpec, ParamSpecArgs, ParamSpecKwargs, Concatenate = _ParamSpec, _ParamSpecArgs, _ParamSpecKwargs, _Concatenate
if _version >= 11:
    TypeVarTuple, Unpack = _TypeVarTuple, _Unpack
if _version >= 12:
    from _typing import TypeAliasType
if _version >= 13:
    from _typing import NoDefault
del _name, _count, _origin, _result

__all__ = [_name for _name in globals() if _name[0] != '_' and _name not in (
    'collections', 'contextlib', 'functools', 'operator', 'sys', 'types', 'ABCMeta', 'abstractmethod', 'T', 'KT', 'VT',
    'T_co', 'V_co', 'VT_co', 'T_contra', 'CT_co', 'BinaryIO', 'IO', 'TextIO', 'NamedTupleMeta')]
if _version >= 9:
    __all__ += ['BinaryIO', 'IO', 'TextIO', 'Pattern', 'Match']
