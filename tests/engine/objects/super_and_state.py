"""super() of None, state without a dict, what a dataclass with a __new__ of its own says of itself, digits in text."""
import dataclasses
import inspect
import pickle
import sys
from typing import Callable, Optional, Union


def attempt(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


class Base:
    pass


attempt('unbound', lambda: super(Base, None).nothing)
attempt('unbound repr', lambda: super(Base, None))
attempt('self', lambda: super(Base, None).__self__)


class Answering:
    __slots__ = ()

    def __getattr__(self, name):
        if name.startswith(('__get', '__set', '__reduce')):
            raise AttributeError(name)
        return 'answer to ' + name


if sys.version_info >= (3, 11):
    attempt('state', lambda: Answering().__reduce_ex__(4)[2:])
    for protocol in range(6):
        attempt('pickled %d' % protocol, lambda: type(pickle.loads(pickle.dumps(Answering(), protocol))).__name__)

error = ValueError(1)
attempt('no dict', lambda: error.__reduce__())
error.__dict__
attempt('empty dict', lambda: error.__reduce__())


@dataclasses.dataclass
class Counted:
    x: int = 3

    def __new__(cls, *values, **named):
        return super().__new__(cls)


print(Counted.__doc__)
print(Counted(4))


class Text(str):
    def __new__(cls, *values):
        return super().__new__(cls)


class Shorter(Text):
    def __init__(self, one):
        pass


print(inspect.signature(Shorter), inspect.signature(Text))

if sys.version_info >= (3, 10):
    @dataclasses.dataclass(slots=True)
    class Slotted:
        x: int = 0

    print('__weakref__' in Slotted.__dict__)
    attempt('weak', lambda: Slotted().__weakref__)


class Plain:
    pass


@dataclasses.dataclass
class Derived(Plain):
    pass


print(sorted(name for name in Plain.__dict__ if 'annot' in name))

if sys.version_info >= (3, 12):
    import enum

    class Bits(enum.Flag):
        LOW = 1
        HIGH = 2

    class Lenient(enum.Enum):
        ONLY = 1

        @classmethod
        def _missing_(cls, value):
            return cls.ONLY

    class Empty(enum.Enum):
        pass

    print(3 in Bits, 8 in Bits, 'other' in Lenient, 1 in Lenient, 1 in Empty)


class Loud(str):
    pass


print(type(iter(Loud('ascii'))).__name__, type(iter('ascii')).__name__)


class BadIndex:
    def __index__(self):
        return 'no index'


if sys.version_info < (3, 14):
    attempt('percent c', lambda: '%c' % BadIndex())
attempt('find', lambda: 'abc'.find(1, 'x'))
attempt('count', lambda: 'abc'.count(None, None))
for number in (0, 7, -7, 123456, -2 ** 63, 2 ** 64, True):
    attempt('percent d', lambda: '%d|%5d|%-5d|%05d|%+d|% d|%.3d' % ((number,) * 7))
    attempt('str', lambda: (str(number), '%d' % number, '{}|{:d}|{:>4}'.format(number, number, number)))

for alias in (Optional[int], Union[int, str], Callable[[int], str]):
    attempt('iterated', lambda: list(alias))


def positional(a, b=1, /, *, c=0, **rest):
    return a, b, c, rest


def strict(a, b=1, /, *, c=0):
    return a, b, c


for arguments, keywords in (((1,), {'b': 2}), ((1, 2), {'a': 3}), ((), {'a': 1}), ((1,), {'c': 2, 'a': 5}), ((1,), {'z': 2})):
    for function in (positional, strict):
        attempt('bind', lambda: inspect.signature(function).bind(*arguments, **keywords))
        attempt('partial bind', lambda: inspect.signature(function).bind_partial(*arguments, **keywords))
