"""ABCMeta: abstract methods, registration, __subclasshook__ and their messages."""
import abc
from abc import ABC, ABCMeta, abstractmethod


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


class Shape(ABC):
    @abstractmethod
    def area(self):
        "Area."

    @property
    @abstractmethod
    def name(self):
        ...

    @classmethod
    @abstractmethod
    def make(cls):
        ...

    @staticmethod
    @abstractmethod
    def unit():
        ...


class Half(Shape):
    def area(self):
        return 1


class Three(Half):
    make = classmethod(lambda cls: cls())
    unit = staticmethod(lambda: 'm')


class Whole(Three):
    name = 'whole'


attempt('Shape', lambda: Shape())
attempt('Half', lambda: Half())
attempt('Three', lambda: Three())
print(type(Whole()).__name__, Whole.make().area(), Whole.unit())
print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Whole.__abstractmethods__)
print(Shape.area.__isabstractmethod__, isinstance(Shape, ABCMeta), type(Shape), ABC.__slots__)


class Registered:
    pass


print(Shape.register(Registered) is Registered, issubclass(Registered, Shape), isinstance(Registered(), Shape))
print(Shape in Registered.__mro__, issubclass(Registered, Half))
attempt('not a class', lambda: Shape.register(3))
attempt('cycle', lambda: Whole.register(Shape))
attempt('issubclass', lambda: issubclass(3, Shape))


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized:
            return any('size' in base.__dict__ for base in other.__mro__) or NotImplemented
        return NotImplemented


class HasSize:
    size = 1


print(issubclass(HasSize, Sized), isinstance(HasSize(), Sized), issubclass(int, Sized))
token = abc.get_cache_token()
Sized.register(int)
print(abc.get_cache_token() - token, issubclass(int, Sized), issubclass(bool, Sized))


@Sized.register
class ByDecorator:
    pass


print(isinstance(ByDecorator(), Sized))
print('_abc_impl' in Shape.__dict__, '__abstractmethods__' in Shape.__dict__)


class Slotted(ABC):
    __slots__ = ('a',)

    @abstractmethod
    def f(self):
        ...


class Concrete(Slotted):
    __slots__ = ()

    def f(self):
        return self.a


c = Concrete()
c.a = 5
print(c.f(), hasattr(c, '__dict__'))
attempt('undeclared', lambda: setattr(c, 'b', 1))


class WithKeywords(ABC):
    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Tagged(WithKeywords, tag='t'):
    pass


print(Tagged.tag)
del Shape.__abstractmethods__
print(hasattr(Shape, '__abstractmethods__'), isinstance(Shape(), Shape))
