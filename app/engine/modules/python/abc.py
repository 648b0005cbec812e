"""Abstract base classes: ABCMeta with registration and cached subclass checks."""
from _slotscope import version as _version, native as _native, mark_pattern as _mark_pattern, pattern_of as _pattern_of
from _weakref import ref as _ref

_token = 0


def get_cache_token():
    return _token


@_native
class _abc_data:
    """What one abstract class remembers: who registered, and the answers already given."""
    __slots__ = ('registry', 'cache', 'negative', 'negative_token')
    __module__ = '_abc'

    def __init__(self):
        self.registry = set()
        self.cache = set()
        self.negative = set()
        self.negative_token = _token


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass for defining Abstract Base Classes (ABCs)."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _abc_data()
        return cls

    def register(cls, subclass):
        """Register a virtual subclass of an ABC and return it."""
        global _token
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        registry = cls._abc_impl.registry
        registry.add(_ref(subclass, registry.discard))
        _token += 1
        kind = _pattern_of(cls)
        if kind:
            _mark_pattern(subclass, kind)
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        subclass = instance.__class__
        data = cls._abc_impl
        if _ref(subclass) in data.cache:
            return True
        subtype = type(instance)
        if subtype is subclass:
            if data.negative_token == _token and _ref(subclass) in data.negative:
                return False
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        data = cls._abc_impl
        key = _ref(subclass)
        if key in data.cache:
            return True
        if data.negative_token != _token:
            data.negative = set()
            data.negative_token = _token
        elif key in data.negative:
            return False
        if _is_subclass(cls, subclass, data):
            data.cache.add(_ref(subclass, data.cache.discard))
            return True
        return False

    def _dump_registry(cls, file=None):
        print('Class: %s.%s' % (cls.__module__, cls.__qualname__), file=file)
        print('Inv. counter: %s' % get_cache_token(), file=file)
        data = cls._abc_impl
        print('_abc_registry: %r' % (data.registry,), file=file)
        print('_abc_cache: %r' % (data.cache,), file=file)
        print('_abc_negative_cache: %r' % (data.negative,), file=file)
        print('_abc_negative_cache_version: %r' % (data.negative_token,), file=file)

    def _abc_registry_clear(cls):
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        cls._abc_impl.cache.clear()
        cls._abc_impl.negative.clear()


def _is_subclass(cls, subclass, data):
    verdict = cls.__subclasshook__(subclass)
    if verdict is not NotImplemented:
        if not verdict:
            data.negative.add(_ref(subclass, data.negative.discard))
        return verdict
    if cls in getattr(subclass, '__mro__', ()):
        return True
    for reference in list(data.registry):
        registered = reference()
        if registered is not None and issubclass(subclass, registered):
            return True
    for child in cls.__subclasses__():
        if issubclass(subclass, child):
            return True
    data.negative.add(_ref(subclass, data.negative.discard))
    return False


def abstractmethod(funcobj):
    """A decorator indicating abstract methods."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """A decorator indicating abstract classmethods (deprecated)."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """A decorator indicating abstract staticmethods (deprecated)."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """A decorator indicating abstract properties (deprecated)."""
    __isabstractmethod__ = True


if _version >= 10:
    def update_abstractmethods(cls):
        """Recalculate an abstract class's set of abstract methods; returns the class."""
        if not hasattr(cls, '__abstractmethods__'):
            return cls
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
        return cls


class ABC(metaclass=ABCMeta):
    """Helper class that provides a standard way to create an ABC using inheritance."""
    __slots__ = ()
