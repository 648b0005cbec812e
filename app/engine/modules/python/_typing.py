"""Type parameters, type aliases and Generic: what the syntax `class C[T]` and `type X = ...` needs of typing."""
import sys
from _slotscope import version as _version, native as _native, union_of as _union_of

__name__ = 'typing'


class _NoDefaultType:
    """The type of NoDefault: a type parameter without a default."""
    __slots__ = ()
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = object.__new__(cls)
        return cls._instance

    def __repr__(self):
        return 'typing.NoDefault'

    def __reduce__(self):
        return 'NoDefault'


NoDefault = _NoDefaultType()


def _caller(depth=2):
    try:
        return sys._getframe(depth).f_globals.get('__name__', '__main__')
    except (AttributeError, ValueError):
        return None


def _checked_type(arg, message):
    import typing
    return typing._type_check(arg, message)


class _Parameter:
    """What all kinds of type parameter share. Bounds, constraints and defaults may be thunks, evaluated when asked."""
    __slots__ = ('__weakref__', '__dict__')

    def __init_subclass__(cls, /, _root=False, **kwargs):
        if not _root:
            if _version >= 12:
                raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")
            raise TypeError('Cannot subclass special typing classes')

    def _finish(self, name):
        self.__name__ = name
        module = _caller(3)
        if module != 'typing':
            self.__module__ = module

    def _get_default(self):
        default = self._default
        if default is NoDefault and self._evaluate_default is not None:
            default = self._default = self._evaluate_default()
        return default

    def _has_default(self):
        return self._default is not NoDefault or self._evaluate_default is not None

    if _version >= 13:
        __default__ = property(_get_default)
        has_default = _has_default

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    if _version >= 10:
        def __or__(self, right):
            from typing import Union
            return Union[self, right]

        def __ror__(self, left):
            from typing import Union
            return Union[left, self]


def _variance_prefix(self):
    if self.__infer_variance__:
        return ''
    if self.__covariant__:
        return '+'
    return '-' if self.__contravariant__ else '~'


def _set_variance(self, covariant, contravariant, infer_variance):
    if covariant and contravariant:
        raise ValueError('Bivariant types are not supported.')
    if infer_variance and (covariant or contravariant):
        raise ValueError('Variance cannot be specified with infer_variance.')
    self.__covariant__ = bool(covariant)
    self.__contravariant__ = bool(contravariant)
    self.__infer_variance__ = bool(infer_variance)


class TypeVar(_Parameter, _root=True):
    """Type variable."""
    __slots__ = ()

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        _set_variance(self, covariant, contravariant, infer_variance)
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        message = 'TypeVar(name, constraint, ...): constraints must be types.'
        self._constraints = tuple(_checked_type(constraint, message) for constraint in constraints)
        self._bound = None if bound is None else _checked_type(bound, 'Bound must be a type.')
        self._evaluate_bound = self._evaluate_constraints = self._evaluate_default = None
        self._default = default
        self._finish(name)

    @property
    def __bound__(self):
        if self._evaluate_bound is not None:
            self._bound, self._evaluate_bound = self._evaluate_bound(), None
        return self._bound

    @property
    def __constraints__(self):
        if self._evaluate_constraints is not None:
            self._constraints, self._evaluate_constraints = self._evaluate_constraints(), None
        return self._constraints

    def __repr__(self):
        return _variance_prefix(self) + self.__name__

    def __typing_subst__(self, arg):
        import typing
        return typing._substitute_type_var(self, arg)


class ParamSpecArgs:
    """The args for a ParamSpec object."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecArgs) else NotImplemented

    __hash__ = None


class ParamSpecKwargs:
    """The kwargs for a ParamSpec object."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecKwargs) else NotImplemented

    __hash__ = None


class ParamSpec(_Parameter, _root=True):
    """Parameter specification variable."""
    __slots__ = ()

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        _set_variance(self, covariant, contravariant, infer_variance)
        self.__bound__ = None if bound is None else _checked_type(bound, 'Bound must be a type.')
        self._default = default
        self._evaluate_default = None
        self._finish(name)

    @property
    def args(self):
        """Represents positional arguments."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """Represents keyword arguments."""
        return ParamSpecKwargs(self)

    def __repr__(self):
        return _variance_prefix(self) + self.__name__

    def __typing_subst__(self, arg):
        import typing
        return typing._substitute_param_spec(self, arg)


class TypeVarTuple(_Parameter, _root=True):
    """Type variable tuple."""
    __slots__ = ()

    def __init__(self, name, *, default=NoDefault):
        self._default = default
        self._evaluate_default = None
        self._finish(name)

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError('Substitution of bare TypeVarTuple is not supported')


class TypeAliasType:
    """Type alias: the value is evaluated when it is first asked for."""
    __slots__ = ('__name__', '__type_params__', '_value', '_evaluate', '__dict__')

    def __new__(cls, *args, **kwargs):
        return cls._make(_caller(), *cls._read_arguments(*args, **kwargs))

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    @staticmethod
    def _read_arguments(name=NoDefault, value=NoDefault, *, type_params=()):
        for index, (argument, given) in enumerate((('name', name), ('value', value)), 1):
            if given is NoDefault:
                raise TypeError(f"typealias() missing required argument '{argument}' (pos {index})")
        if not isinstance(name, str):
            raise TypeError(f"typealias() argument 'name' must be str, not {type(name).__name__}")
        if not isinstance(type_params, tuple):
            raise TypeError('type_params must be a tuple')
        return name, type_params, value, None

    @classmethod
    def _make(cls, module, name, type_params, value, evaluate):
        made = object.__new__(cls)
        for attribute, content in (('__name__', name), ('__type_params__', type_params), ('_value', value),
                                   ('_evaluate', evaluate), ('__module__', module)):
            object.__setattr__(made, attribute, content)
        return made

    def __setattr__(self, name, value):
        if name == '__name__':
            raise AttributeError('readonly attribute')
        if hasattr(self, name):
            raise AttributeError(f"attribute {name!r} of 'typing.TypeAliasType' objects is not writable")
        end = ' and no __dict__ for setting new attributes' if _version >= 13 else ''
        raise AttributeError(f"'typing.TypeAliasType' object has no attribute {name!r}{end}")

    @property
    def __value__(self):
        if self._evaluate is not None:
            object.__setattr__(self, '_value', self._evaluate())
            object.__setattr__(self, '_evaluate', None)
        return self._value

    @property
    def __parameters__(self):
        from typing import Unpack
        return tuple(Unpack[parameter] if isinstance(parameter, TypeVarTuple) else parameter
                     for parameter in self.__type_params__)

    def __repr__(self):
        return self.__name__

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        return type(list[int])(self, args)

    def __reduce__(self):
        return self.__name__

    def __or__(self, right):
        return _union_of(self, right)

    def __ror__(self, left):
        return _union_of(left, self)


class Generic:
    """Abstract base class for generic types."""
    __slots__ = ()
    _is_protocol = False

    if _version < 9:
        def __new__(cls, *args, **kwds):
            if cls is Generic:
                raise TypeError('Type Generic cannot be instantiated; it can be used only as a base class')
            if super().__new__ is object.__new__ and cls.__init__ is not object.__init__:
                return super().__new__(cls)
            return super().__new__(cls, *args, **kwds)

    @classmethod
    def __class_getitem__(cls, *args, **kwargs):
        """Parameterizes a generic class."""
        import typing
        return typing._generic_class_getitem(cls, *args, **kwargs)

    def __init_subclass__(cls, *args, **kwargs):
        """Function to initialize subclasses."""
        super().__init_subclass__(*args, **kwargs)
        import typing
        typing._generic_init_subclass(cls)


if _version >= 12:
    del Generic.__slots__
    TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, Generic = map(
        _native, (TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, Generic))


# ---- what the compiler's instructions for type parameters call --------------------------------------

def _evaluator(evaluate):
    """The value of a bound, a default or an alias, which the compiler wraps into a function."""
    if evaluate is None:
        return None
    return (lambda: evaluate(1)) if _version >= 14 else evaluate


def _slotscope_type_parameter(kind, name, bound, default):
    """Make the type parameter that `def f[name: bound = default]` declares; kind 3 has a tuple of constraints."""
    made = object.__new__((TypeVar, ParamSpec, TypeVarTuple, TypeVar)[kind])
    made.__name__ = name
    made._default = NoDefault
    made._evaluate_default = _evaluator(default)
    if kind == 2:
        return made
    made.__covariant__ = made.__contravariant__ = False
    made.__infer_variance__ = True
    if kind == 1:
        made.__bound__ = None
    else:
        made._constraints = ()
        made._bound = None
        made._evaluate_bound = None if kind == 3 else _evaluator(bound)
        made._evaluate_constraints = _evaluator(bound) if kind == 3 else None
    return made


def _slotscope_type_alias(name, params, evaluate):
    """Make the alias that `type name[params] = ...` declares."""
    return TypeAliasType._make(_caller(2), name, params or (), None, _evaluator(evaluate))


def _slotscope_generic_base(params):
    """The base that `class C[params]` has without naming it."""
    import typing
    return typing._GenericAlias(Generic, tuple(typing._Unpack[param] if isinstance(param, TypeVarTuple) else param
                                               for param in params))

if _version >= 12:
    for _class in (TypeVar, ParamSpec, TypeVarTuple):
        _native(_class)
    del _class
