"""Enum: members, aliases, lookups, printing, messages, mixins and pickling."""
import enum
import copy
import pickle
from enum import Enum, IntEnum, auto, unique


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def shout(self):
        return self.name + '!'

    @property
    def double(self):
        return self.value * 2

    @classmethod
    def first(cls):
        return list(cls)[0]


print(Color, Color.RED, repr(Color.RED), Color.CRIMSON is Color.RED, Color(2), Color['GREEN'], Color.RED.name, Color.RED.value)
print(list(Color), len(Color), list(reversed(Color)), Color.__members__, Color.RED in Color, Color.RED.shout(), Color.GREEN.double, Color.first())
print(f'{Color.RED}', f'{Color.RED:>12}|', '%s %r' % (Color.RED, Color.RED), isinstance(Color.RED, Color), type(Color.RED))
attempt('value', lambda: Color(9))
attempt('name', lambda: Color['BLUE'])
attempt('attribute', lambda: Color.BLUE)
attempt('assign member', lambda: setattr(Color, 'RED', 3))
attempt('delete member', lambda: delattr(Color, 'RED'))
attempt('assign value', lambda: setattr(Color.RED, 'value', 3))
attempt('assign name', lambda: setattr(Color.RED, 'name', 3))
attempt('order', lambda: Color.RED < Color.GREEN)
attempt('in int', lambda: 1 in Color)
attempt('in str', lambda: 'RED' in Color)
attempt('through member', lambda: Color.RED.GREEN)
attempt('no arguments', lambda: Color())
attempt('two arguments', lambda: Color(1, 2))
attempt('unhashable', lambda: Color([]))
print(Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.GREEN, hash(Color.RED) == hash('RED'), bool(Color.RED), {Color.RED: 'r'}[Color(1)])
print(dir(Color), dir(Color.RED), Color.__doc__)
print(sorted(vars(Color.RED)), Color._member_names_, Color._value2member_map_)


def extend():
    class More(Color):
        BLUE = 3


def repeat():
    class Twice(Enum):
        A = 1
        A = 2


def reserved():
    class Bad(Enum):
        _x_ = 1


def mro():
    class Bad(Enum):
        mro = 1


def method_then_member():
    class Bad(Enum):
        def a(self):
            pass
        a = 1


for function in (extend, repeat, reserved, mro):
    attempt(function.__name__, function)


class Number(IntEnum):
    ONE = 1
    TWO = 2


print(repr(Number.ONE), str(Number.ONE), f'{Number.ONE}', f'{Number.ONE:03d}', '%d %s' % (Number.TWO, Number.TWO), Number.ONE + 1, Number.ONE < Number.TWO, Number.ONE == 1, [10, 20, 30][Number.ONE])


class Text(str, Enum):
    A = 'a'
    B = 'b'


print(repr(Text.A), str(Text.A), f'{Text.A}', Text.A + 'x', Text.A == 'a', Text('b'), Text.A.upper())


class Auto(Enum):
    X = auto()
    Y = auto()
    Z = 10
    W = auto()


print([m.value for m in Auto])


class ByName(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return (name.lower(), start, count, last_values)

    A = auto()
    B = auto()


print([m.value for m in ByName])
attempt('unique', lambda: unique(Color))
print(unique(Auto) is Auto)


class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.3)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    def __str__(self):
        return 'planet ' + self.name.lower()


print(Planet.EARTH, Planet.EARTH.mass, Planet((0.6, 3.3)), f'{Planet.MARS}', repr(Planet.MARS))


class WithNew(bytes, Enum):
    def __new__(cls, value, label):
        self = bytes.__new__(cls, [value])
        self._value_ = value
        self.label = label
        return self

    A = (1, 'first')
    B = (2, 'second')


print(WithNew(2).label, WithNew.A.value, WithNew.B.name)


class Missing(Enum):
    A = 'a'

    @classmethod
    def _missing_(cls, value):
        if value == 'bad':
            return 3
        if value == 'fail':
            raise KeyError('from _missing_')
        return cls.A if value.lower() == 'a' else None


print(Missing('A'))
attempt('missing None', lambda: Missing('z'))
attempt('missing bad', lambda: Missing('bad'))
attempt('missing raises', lambda: Missing('fail'))

Fun = Enum('Fun', 'A B C')
print(list(Fun), Fun.__module__, Fun.__qualname__, list(Enum('F2', ['X', 'Y'], start=5)), list(Enum('F3', {'k': 'v'})), list(Enum('F4', [('p', 1)])))
print(list(IntEnum('F5', 'a,b')), Enum('F6', 'a', module='m', qualname='q.F6').__qualname__, list(Enum('F7', 'a b', type=str)))
for protocol in range(6):
    print(protocol, pickle.loads(pickle.dumps(Color.GREEN, protocol)) is Color.GREEN, pickle.loads(pickle.dumps(Number.TWO, protocol)) is Number.TWO)
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED)


class Base(Enum):
    def describe(self):
        return 'described ' + self.name


class Derived(Base):
    A = 1


print(Derived.A.describe(), issubclass(Derived, Base), Derived.__mro__)


class Ordered(Enum):
    _order_ = 'B A'
    B = 2
    A = 1


print(list(Ordered))


class Ignored(Enum):
    _ignore_ = 'temp i'
    temp = vars()
    for i in range(3):
        temp['N%d' % i] = i


print(list(Ignored))


def wrong_order():
    class Wrong(Enum):
        _order_ = 'A B'
        B = 2
        A = 1


attempt('wrong order', wrong_order)


class Unhashable(Enum):
    L = [1]
    M = [2]
    N = [1]


print(Unhashable([1]), Unhashable.N is Unhashable.L, Unhashable._value2member_map_)


class Slotted(Enum):
    __slots__ = ()
    A = 1


print(Slotted.A, hasattr(Slotted.A, '__dict__'))
Color.RED.extra = 'kept'
print(Color(1).extra)


class Hashes(Enum):
    A = 1

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return 7


print(hash(Hashes.A))
print([type(x).__name__ for x in (Enum, IntEnum, Color)] == [type(Enum).__name__] * 3, enum.EnumMeta is type(Color))
match_value = Color.RED
print('iter', [c.name for c in Color], 'max', max(Number), 'sorted', sorted(Number, reverse=True), sum(Number))


class Private(Enum):
    A = 1
    __hidden = 2


print(list(Private), sorted(n for n in vars(Private) if 'hidden' in n))


class NameAttribute(Enum):
    name = 'n'
    value = 'v'


attempt('member called name', lambda: (NameAttribute.name, NameAttribute.value, NameAttribute.name.value))
