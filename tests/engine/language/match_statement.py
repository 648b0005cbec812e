# python: 3.10+
"""match: every kind of pattern, guards, captures, and messages."""
from collections import namedtuple, OrderedDict, defaultdict
from dataclasses import dataclass
import enum


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class Color(enum.Enum):
    RED = 1
    BLUE = 2


@dataclass
class Point:
    x: int
    y: int


class Slotted:
    __slots__ = ('a', 'b')
    __match_args__ = ('a', 'b')

    def __init__(self, a, b):
        self.a, self.b = a, b


def classify(value):
    match value:
        case None:
            return 'None'
        case True | False:
            return 'bool'
        case 0:
            return 'zero'
        case -1:
            return 'minus one'
        case 1.5 | 2j | -3 + 4j:
            return 'number literal'
        case 'text' | b'bytes':
            return 'string literal'
        case Color.RED:
            return 'red'
        case []:
            return 'empty sequence'
        case [x]:
            return f'one {x}'
        case [1, *rest]:
            return f'starts with 1, rest {rest}'
        case (a, b) if a == b:
            return f'equal pair {a}'
        case [_, _]:
            return 'pair'
        case [*_, 'last']:
            return 'ends with last'
        case [first, *middle, last]:
            return f'{first} {middle} {last}'
        case {'type': 'circle', 'r': r}:
            return f'circle {r}'
        case {'type': str() as kind, **others}:
            return f'{kind} with {others}'
        case {}:
            return 'mapping'
        case Point(0, 0):
            return 'origin'
        case Point(x=0, y=y):
            return f'on y axis {y}'
        case Point(x, y) as point:
            return f'{point!r} {x} {y}'
        case Slotted(a=1, b=b):
            return f'slotted {b}'
        case Slotted(a, b):
            return f'slotted {a} {b}'
        case int(n) | float(n):
            return f'number {n}'
        case str(s):
            return f'str {s}'
        case type():
            return 'a class'
        case _:
            return 'other'


P = namedtuple('P', 'x y')
for value in (None, True, 0, 0.0, -1, 1.5, 2j, -3 + 4j, 'text', b'bytes', Color.RED, Color.BLUE, [], (), [7], (1, 2, 3), (4, 4), [4, 5], [2, 3, 'last'], [5, 6, 7, 8], {'type': 'circle', 'r': 2, 'z': 1}, {'type': 'box', 'w': 1}, {'k': 1}, {}, OrderedDict(a=1),
              Point(0, 0), Point(0, 5), Point(2, 3), Slotted(1, 2), Slotted(3, 4), 42, 4.5, 'hello', b'other', int, {1, 2}, range(2), P(1, 2), 'ab', bytearray(b'a'), iter([1]), object):
    print(repr(value) if not hasattr(value, '__slots__') or isinstance(value, tuple) else type(value).__name__, '->', classify(value))


def captures(v):
    match v:
        case [Point(x=a), {'k': [b, *c]}, (d, (e, f))]:
            return a, b, c, d, e, f
        case {'a': {'b': inner}}:
            return inner
        case (('x' | 'y') as letter, [1 | 2 as number]):
            return letter, number
        case (1 | 2 | 3) as small:
            return small


print(captures([Point(1, 2), {'k': [3, 4, 5]}, (6, [7, 8])]), captures({'a': {'b': 9}}), captures(['y', [2]]), captures(3), captures(99))
match 5:
    case n if n > 10:
        print('big')
    case n if n > 3:
        print('medium', n)
match [1, 2, 3]:
    case [a, b]:
        pass
    case [a, *b]:
        print(a, b)
match 1, 2:
    case x, y:
        print(x, y)
match = 'still a name'
case = 'also'
print(match, case)
_ = 'kept'
match [1, 2]:
    case [_, _]:
        print(_)


class NoMatchArgs:
    pass


class BadMatchArgs:
    __match_args__ = ['a']


class BadItem:
    __match_args__ = (1,)


def positional(value, cls):
    match value:
        case cls(a):
            return a
    return 'no match'


def two_positional(value):
    match value:
        case Point(1, 2, 3):
            return 'three'


def repeated(value):
    match value:
        case Point(1, x=1):
            return 'twice'


def not_class(value, thing):
    match value:
        case thing():
            return 'matched'


attempt('no __match_args__', lambda: positional(NoMatchArgs(), NoMatchArgs))
attempt('list __match_args__', lambda: positional(BadMatchArgs(), BadMatchArgs))
attempt('int in __match_args__', lambda: positional(BadItem(), BadItem))
attempt('too many', lambda: two_positional(Point(1, 2)))
attempt('repeated', lambda: repeated(Point(1, 2)))
attempt('not a class', lambda: not_class(1, 3))
attempt('int(a)', lambda: positional(5, int))
attempt('missing attribute', lambda: positional(Slotted(1, 2), Slotted))


class Loud:
    def __eq__(self, other):
        print('eq', other)
        return other == 2


match Loud():
    case 1:
        print('one')
    case 2:
        print('two')


class Keys(dict):
    def get(self, key, default=None):
        print('get', key)
        return super().get(key, default)


match Keys(a=1):
    case {'b': _}:
        print('b')
    case {'a': value}:
        print('a', value)
d = defaultdict(list)
match d:
    case {'missing': _}:
        print('made')
    case _:
        print('not made', dict(d))
for command in ('go north', 'get lamp', 'quit', 'drop a b'):
    match command.split():
        case ['go', ('north' | 'south') as direction]:
            print('going', direction)
        case ['get', item]:
            print('getting', item)
        case ['quit']:
            print('bye')
        case [verb, *objects]:
            print(verb, objects)


def unbound():
    match 3:
        case [z]:
            pass
    return z


attempt('unbound', unbound)
