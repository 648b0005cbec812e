"""dataclass: generated methods, fields, ordering, hashing, freezing, inheritance, helpers and messages."""
import dataclasses
import copy
import pickle
import traceback
from collections import namedtuple, defaultdict
from dataclasses import dataclass, field, fields, asdict, astuple, replace, make_dataclass, is_dataclass, InitVar, FrozenInstanceError
from typing import ClassVar, List, Optional


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


@dataclass
class Point:
    x: int
    y: int = 0


p = Point(1)
print(p, p == Point(1, 0), p != Point(2), p == (1, 0), Point.__doc__, Point.__init__.__annotations__)
attempt('missing', lambda: Point())
attempt('many', lambda: Point(1, 2, 3))
attempt('keyword', lambda: Point(1, z=2))
attempt('hash', lambda: hash(p))
attempt('order', lambda: p < Point(2))
print(Point.y, hasattr(Point, 'x'), [f.name for f in fields(p)], fields(Point)[1].default, is_dataclass(Point), is_dataclass(p), is_dataclass(3))
print(getattr(Point, '__match_args__', None), p.__dict__, Point.__dataclass_params__)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default='', compare=False, repr=False)


v = Version(1, 2, 'x')
print(v, v < Version(1, 3), v == Version(1, 2, 'y'), sorted([Version(2), Version(1)]), hash(v) == hash(Version(1, 2)), max(v, Version(0)))
attempt('assign', lambda: setattr(v, 'major', 3))
attempt('assign other', lambda: setattr(v, 'other', 3))
attempt('delete', lambda: delattr(v, 'major'))
attempt('compare', lambda: v < 3)
print(issubclass(FrozenInstanceError, AttributeError), {v: 1}[Version(1, 2)])


@dataclass
class Full:
    a: int
    b: List[int] = field(default_factory=list)
    c: ClassVar[int] = 5
    d: InitVar[int] = 7
    e: int = field(init=False)
    f: str = field(default='f', repr=False, metadata={'unit': 'm'})

    def __post_init__(self, d):
        self.e = self.a + d


o = Full(1)
print(o, o.e, o.b is Full(1).b, Full.c, [f.name for f in fields(Full)], fields(Full)[3].metadata['unit'], Full(1, [2], 3).e)
print(Full.__doc__)
print(asdict(o), astuple(o), asdict(o)['b'] is o.b)
attempt('replace initvar', lambda: replace(o, a=5))
attempt('replace init=False', lambda: replace(o, e=5, d=1))
print(replace(p, y=9), replace(v, minor=7))


@dataclass
class Base:
    x: int = 1
    y: int = 2


@dataclass
class Child(Base):
    z: int = 3
    x: str = 'overridden'


print(Child(), [f.name for f in fields(Child)], Child('a', 1, 2), Child() == Child(), Base() == Child())


class Plain:
    w: int = 0


@dataclass
class OverPlain(Plain):
    q: int = 4


print(OverPlain(), OverPlain.__doc__)


@dataclass(eq=False)
class NoEq:
    a: int


print(NoEq(1) == NoEq(1), isinstance(hash(NoEq(1)), int))


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: list = field(default_factory=list, hash=False)


print(hash(Hashed(1)) == hash((1,)), Hashed.__hash__ is not None)


@dataclass(repr=False, init=False)
class Manual:
    a: int

    def __init__(self, value):
        self.a = value * 2


print(Manual(2).a, Manual.__doc__, Manual(1) == Manual(1))


@dataclass
class OwnRepr:
    a: int

    def __repr__(self):
        return 'own repr'

    def __eq__(self, other):
        return True


print(OwnRepr(1), OwnRepr(1) == OwnRepr(2))


@dataclass
class Tree:
    value: int
    children: list = field(default_factory=list)


t = Tree(1, [Tree(2)])
t.children.append(t)
print(t)
print(asdict(Tree(1, [Tree(2), (Tree(3),)])), astuple(Tree(1, {'k': Tree(2)})))
N = namedtuple('N', 'a b')
print(asdict(Tree(N(1, Tree(2)))), asdict(Tree(1), dict_factory=lambda pairs: pairs), astuple(Tree(1), tuple_factory=list))
for wrong in (lambda: asdict(3), lambda: astuple(Point), lambda: fields(3), lambda: replace(Point), lambda: field(default=1, default_factory=list)):
    attempt('wrong', wrong)


def default_order():
    @dataclass
    class X:
        a: int = 1
        b: int


def mutable():
    @dataclass
    class X:
        a: list = []


def mutable_set():
    @dataclass
    class X:
        a: set = {1}


def frozen_mix():
    @dataclass
    class X(Version):
        pass


def frozen_mix2():
    @dataclass(frozen=True)
    class X(Point):
        pass


def order_without_eq():
    dataclass(order=True, eq=False)(type('X', (), {}))


def overwrite_lt():
    @dataclass(order=True)
    class X:
        def __lt__(self, other):
            return False


def overwrite_setattr():
    @dataclass(frozen=True)
    class X:
        def __setattr__(self, name, value):
            pass


def overwrite_hash():
    @dataclass(unsafe_hash=True)
    class X:
        def __hash__(self):
            return 1


def no_annotation():
    @dataclass
    class X:
        a = field(default=1)


def classvar_factory():
    @dataclass
    class X:
        a: ClassVar[list] = field(default_factory=list)


for function in (default_order, mutable, mutable_set, frozen_mix, frozen_mix2, order_without_eq, overwrite_lt, overwrite_setattr, overwrite_hash, no_annotation, classvar_factory):
    attempt(function.__name__, function)

M = make_dataclass('M', ['a', ('b', int), ('c', list, field(default_factory=list))], namespace={'double': lambda self: self.b * 2})
print(M(1, 2), M(1, 2).double(), M.__name__, [f.type for f in fields(M)][1:])
attempt('bad name', lambda: make_dataclass('M', ['a b']))
attempt('keyword name', lambda: make_dataclass('M', ['class']))
attempt('duplicate', lambda: make_dataclass('M', ['a', 'a']))
for protocol in range(6):
    print(pickle.loads(pickle.dumps(p, protocol)), pickle.loads(pickle.dumps(v, protocol)), end=' ')
print(copy.copy(p), copy.deepcopy(o) == o)


@dataclass
class Strings:
    a: 'int'
    b: 'ClassVar[int]' = 3
    c: 'InitVar[int]' = 4
    d: 'dataclasses.InitVar[int]' = 5
    e: 'Optional[str]' = None


print([f.name for f in fields(Strings)], Strings(1), Strings.__doc__)


@dataclass
class Describe:
    class D:
        def __set_name__(self, owner, name):
            self.name = '_' + name

        def __get__(self, obj, cls):
            return 10 if obj is None else getattr(obj, self.name, 10)

        def __set__(self, obj, value):
            setattr(obj, self.name, int(value))
    a: int = D()


print(Describe(), Describe('7'), Describe.__doc__)
nan = float('nan')
print(Point(nan) == Point(nan), Point(nan, nan) == Point(nan, nan))
same = Point(nan)
print(same == same)


def in_post_init():
    @dataclass
    class P:
        a: int

        def __post_init__(self):
            raise ValueError('from post init')
    P(1)


try:
    in_post_init()
except ValueError as error:
    print([(f.name, f.lineno) for f in traceback.extract_tb(error.__traceback__) if f.filename == '<string>'])
