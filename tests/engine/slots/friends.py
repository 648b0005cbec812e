"""Slots with namedtuple, Enum, ABC, Generic, Protocol, exceptions, metaclasses, cached_property and properties."""
import abc
import enum
import functools
import typing
from collections import namedtuple
from dataclasses import dataclass


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class Point(namedtuple('Point', 'x y')):
    __slots__ = ()

    def norm(self):
        return self.x + self.y


class Loose(namedtuple('Loose', 'x y')):
    pass


p, l = Point(1, 2), Loose(1, 2)
print(p, p.norm(), hasattr(p, '__dict__'), hasattr(l, '__dict__'))
attempt('namedtuple undeclared', lambda: setattr(p, 'z', 1))
attempt('namedtuple field', lambda: setattr(p, 'x', 1))
attempt('nonempty slots', lambda: type('N', (namedtuple('N', 'a'),), {'__slots__': ('b',)}))


class E(enum.Enum):
    __slots__ = ()
    A = 1


class E2(enum.Enum):
    __slots__ = ('extra',)
    A = 1

    def __init__(self, value):
        self.extra = value * 10


print(hasattr(E.A, '__dict__'), E2.A.extra, sorted(k for k in vars(E.A) if k != '_sort_order_'))


class Shape(abc.ABC):
    __slots__ = ('a',)

    @abc.abstractmethod
    def area(self):
        ...


class Square(Shape):
    __slots__ = ()

    def area(self):
        return self.a ** 2


s = Square()
s.a = 3
print(s.area(), hasattr(s, '__dict__'))
attempt('abstract', lambda: Shape())
attempt('abc undeclared', lambda: setattr(s, 'b', 1))
T = typing.TypeVar('T')


class Box(typing.Generic[T]):
    __slots__ = ('item',)

    def __init__(self, item):
        self.item = item


b = Box(3)
print(b.item, hasattr(b, '__dict__'), hasattr(Box[int](4), '__dict__'))
attempt('generic undeclared', lambda: setattr(b, 'q', 1))


class Proto(typing.Protocol):
    x: int


class ProtoSlots(typing.Protocol):
    __slots__ = ()
    x: int


class Impl1(Proto):
    __slots__ = ('x',)


class Impl2(ProtoSlots):
    __slots__ = ('x',)


print(hasattr(Impl1(), '__dict__'), hasattr(Impl2(), '__dict__'))


class Cached:
    __slots__ = ('v',)

    @functools.cached_property
    def area(self):
        return 4


class CachedDict:
    __slots__ = ('v', '__dict__')

    @functools.cached_property
    def area(self):
        print('computed')
        return 4


attempt('cached_property', lambda: Cached().area)
c = CachedDict()
print(c.area, c.area, c.__dict__)


class Meta(type):
    def __new__(mcls, name, bases, namespace, slots=()):
        namespace['__slots__'] = tuple(slots)
        return super().__new__(mcls, name, bases, namespace)

    def __call__(cls, *args):
        print('calling', cls.__name__)
        return super().__call__(*args)


class ByMeta(metaclass=Meta, slots=('m', 'n')):
    def __init__(self, m):
        self.m = m


m = ByMeta(5)
print(m.m, hasattr(m, '__dict__'), ByMeta.__slots__)


class Auto(type):
    def __new__(mcls, name, bases, namespace):
        namespace.setdefault('__slots__', tuple(namespace.get('__annotations__', ())))
        return super().__new__(mcls, name, bases, namespace)


class Annotated:
    __slots__ = ('a', 'b')
    a: int
    b: str


print(Annotated.__annotations__, Annotated.a)


@dataclass
class Manual:
    __slots__ = ('a', 'b')
    a: int
    b: int


print(Manual(1, 2), hasattr(Manual(1, 2), '__dict__'), Manual(1, 2) == Manual(1, 2))


def manual_default():
    @dataclass
    class D:
        __slots__ = ('a',)
        a: int = 1


attempt('dataclass default', manual_default)


class Node:
    __slots__ = ('value', 'next')

    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def __iter__(self):
        node = self
        while node is not None:
            yield node.value
            node = node.next

    def __repr__(self):
        return f'Node({self.value})'


print(list(Node(1, Node(2, Node(3)))), Node('r'))


class Ops:
    __slots__ = ('v',)

    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        return Ops(self.v + other.v)

    def __iadd__(self, other):
        self.v += other.v
        return self

    def __eq__(self, other):
        return isinstance(other, Ops) and self.v == other.v

    def __lt__(self, other):
        return self.v < other.v

    def __hash__(self):
        return hash(self.v)

    def __call__(self, x):
        return self.v * x

    def __getitem__(self, i):
        return (self.v, i)

    def __len__(self):
        return self.v

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return True

    def __contains__(self, x):
        return x == self.v

    def __bool__(self):
        return self.v != 0

    def __index__(self):
        return self.v


a = Ops(2)
a += Ops(3)
with a as entered:
    raise ValueError
print((a + Ops(1)).v, a == Ops(5), a(3), a[1], len(a), 5 in a, bool(Ops(0)), sorted([Ops(3), Ops(1)])[0].v, {Ops(5)} == {a}, [10, 20, 30, 40, 50, 60][a], entered is a)


class Singleton:
    __slots__ = ()
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


print(Singleton() is Singleton())


class Cls:
    __slots__ = ('a',)

    @classmethod
    def make(cls, a):
        self = cls()
        self.a = a
        return self

    @staticmethod
    def helper():
        return 'static'

    def which(self):
        return __class__.__name__, super().__repr__()[:14]


print(Cls.make(4).a, Cls.helper(), Cls.make(1).which())
