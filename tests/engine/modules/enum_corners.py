# python: 3.8-3.13
# Flags with None among them, aliases in _order_, auto() inside tuples, constants turned into members.
from collections import namedtuple
from enum import Enum, Flag, IntEnum, auto


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, str(error).replace('\n', '|'))


def ordered(base):
    class Ordered(base):
        _order_ = 'A B C D'
        A = 1
        B = 2
        C = 2
        D = 4
    return list(Ordered)


def with_none(operation):
    class Mixed(Flag):
        A = 1
        N = None
    return operation(Mixed)


def own_new(base):
    class Bad(base):
        def __new__(cls, value):
            self = super().__new__(cls, value)
            self._value_ = value
            return self
        X = 1
    return list(Bad)


def tuples():
    class Tuples(Enum):
        A = auto(), auto()
        B = auto(),
        C = auto()
    return [item if type(item) is int else 'auto' for member in Tuples for item in
            (member.value if isinstance(member.value, tuple) else (member.value,))]


def converted():
    names = IntEnum._convert_('Constant', __name__, lambda name: name.startswith('CONSTANT_'))
    return list(names), CONSTANT_ONE is names.CONSTANT_ONE, Constant is names


def alias_over_property():
    class Mixin:
        @property
        def ORG(self):
            return 'huh'

    class Color(Mixin, Enum):
        RED = 1
    Color.RED._add_alias_('ORG')
    return Color.ORG, Color.RED.ORG


CONSTANT_ONE, CONSTANT_TWO = 1, 2
show(lambda: ordered(Flag))
show(lambda: ordered(Enum))
for operation in (list, lambda F: F.A & F.N, lambda F: F.N | F.A, lambda F: F.A ^ F.N, lambda F: F.A & 'x'):
    show(lambda: with_none(operation))
show(lambda: own_new(Enum))
show(lambda: own_new(IntEnum))
show(tuples)
show(converted)
show(alias_over_property)
