# python: 3.10+
"""dataclass with slots, weakref_slot, kw_only, match_args, and what each version makes of them."""
import copy
import pickle
import weakref
from dataclasses import dataclass, field, fields, replace, KW_ONLY, InitVar, asdict


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


@dataclass(slots=True)
class S:
    a: int
    b: int = 2


s = S(1)
print(s, S.__slots__, hasattr(s, '__dict__'), S.a, type(S.b).__name__, S.__doc__, S.__match_args__, S.__qualname__)
attempt('undeclared', lambda: setattr(s, 'z', 1))
attempt('weakref', lambda: weakref.ref(s))
attempt('class attribute', lambda: S.b.__get__(s))


@dataclass(slots=True, frozen=True)
class F:
    a: int
    b: list = field(default_factory=list)


f = F(1)
attempt('frozen assign', lambda: setattr(f, 'a', 2))
attempt('frozen undeclared', lambda: setattr(f, 'z', 2))
attempt('frozen delete', lambda: delattr(f, 'a'))
print(sorted(n for n in F.__dict__ if 'state' in n), f.__getstate__(), replace(f, a=3))
for protocol in range(6):
    attempt(protocol, lambda: (pickle.loads(pickle.dumps(f, protocol)), pickle.loads(pickle.dumps(s, protocol)) if protocol > 1 else None))
attempt('protocol 0', lambda: pickle.dumps(s, 0))
print(copy.copy(f), copy.deepcopy(f) == f, copy.deepcopy(s))
attempt('weakref_slot', lambda: weakref.ref(dataclass(slots=True, weakref_slot=True)(type('W', (), {'__annotations__': {'a': int}}))(1)) is not None)
attempt('weakref_slot alone', lambda: dataclass(weakref_slot=True)(type('W', (), {})))


@dataclass(slots=True)
class Child(S):
    c: int = 3


print(Child(1), Child.__slots__, hasattr(Child(1), '__dict__'), Child(1) == Child(1), Child(1).__class__.__mro__[1] is S)


@dataclass
class Unslotted(S):
    d: int = 4


print(Unslotted(1), hasattr(Unslotted(1), '__dict__'), Unslotted(1).__dict__)


def both():
    @dataclass(slots=True)
    class X:
        __slots__ = ('a',)
        a: int


attempt('both', both)


class Parent:
    def hello(self):
        return 'hello'


@dataclass(slots=True)
class UsesSuper(Parent):
    a: int = 1

    def hello(self):
        return super().hello() + ' from child'


attempt('super', lambda: UsesSuper().hello())


@dataclass(slots=True)
class ClassCell:
    a: int = 1

    def which(self):
        return __class__ is ClassCell


attempt('__class__', lambda: ClassCell().which())


@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2


print(K(a=1), K.__doc__, K.__match_args__)
attempt('positional', lambda: K(1))


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int
    d: int = field(kw_only=False, default=9)


print(Mixed(1, c=2), Mixed(1, 5, c=3), Mixed.__doc__, Mixed.__match_args__, [x.kw_only for x in fields(Mixed)])
attempt('missing keyword', lambda: Mixed(1))


def two_kw_only():
    @dataclass
    class X:
        _: KW_ONLY
        a: int
        __: KW_ONLY


attempt('two KW_ONLY', two_kw_only)


@dataclass(match_args=False)
class NoMatch:
    a: int


print(hasattr(NoMatch, '__match_args__'))


@dataclass(slots=True)
class Defaults:
    a: int = field(default=1, init=False)
    b: int = field(default_factory=lambda: 5, init=False)
    c: InitVar[int] = 3

    def __post_init__(self, c):
        self.b += c


print(Defaults(), Defaults(10).b, Defaults.__slots__)


class HasSlots:
    __slots__ = ('a',)


@dataclass(slots=True)
class OverSlots(HasSlots):
    a: int = 1
    b: int = 2


print(OverSlots.__slots__, OverSlots())


@dataclass(slots=True)
class Prop:
    value: int = 0

    @property
    def double(self):
        return self.value * 2

    def __getstate__(self):
        return 'custom'


print(Prop(4).double, Prop(1).__getstate__(), asdict(Prop(2)))


@dataclass(slots=True, frozen=True, order=True)
class Pair:
    x: int
    y: int


print(Pair(1, 2) < Pair(1, 3), hash(Pair(1, 2)) == hash((1, 2)), {Pair(1, 2)})
attempt('replace', lambda: copy.replace(Pair(1, 2), y=5))
match_args = Pair.__match_args__
print(match_args, S.__dataclass_params__.frozen)
