#!/usr/bin/env python3
"""Random shapes of classes, and the layout of each: a real Python and the engine must print the same.

    python3.12 tests/oracle/shapes.py 1 500 > real                     a family of classes a line
    slotscope exec --python 3.12 tests/oracle/shapes.py 1 500 > ours; diff real ours
    python3.12 tests/oracle/shapes.py --record 400 > tests/oracle/bytes/shapes-3.12.txt
    slotscope exec --python 3.12 tests/oracle/shapes.py --check < tests/oracle/bytes/shapes-3.12.txt

A recording holds a checksum a seed; --check prints the families that came out differently.
"""
import abc
import collections
import dataclasses
import enum
import sys
import typing

size = sys.getsizeof
T = typing.TypeVar('T')
Pair = collections.namedtuple('Pair', 'left right')


class Triple(typing.NamedTuple):
    a: int
    b: int = 2
    c: int = 3


class Meta(type):
    pass


NATIVE = [object, int, str, bytes, tuple, list, dict, set, frozenset, float, complex, bytearray, Exception, ValueError, OSError,
          StopIteration, KeyError, type, collections.OrderedDict, collections.defaultdict, collections.deque, collections.Counter,
          property, BaseException, ImportError, UnicodeError]
WRITTEN = [Pair, Triple, abc.ABC, typing.Generic[T], typing.Protocol, enum.Enum, enum.IntEnum, enum.Flag, collections.UserDict]
SLOTS = ['a', 'b', 'c', 'd', '__private', '__dict__', '__weakref__', 'a', 'e']


class Dice:
    """The same numbers in every version (a linear congruence; the low bits are not used)."""

    def __init__(self, seed):
        self.state = seed * 2654435761 % 2 ** 64 + 12345
        for _ in range(5):
            self.below(2)

    def below(self, count):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % count

    def one_of(self, items):
        return items[self.below(len(items))]

    def chance(self, percent):
        return self.below(100) < percent


def some_slots(dice):
    names = [dice.one_of(SLOTS) for _ in range(dice.below(5))]
    shape = dice.below(8)
    if shape == 0:
        return {name: 'about ' + name for name in names}
    if shape == 1:
        return list(names)
    if shape == 2:
        return iter(names)
    if shape == 3:
        return names[0] if names else 'only'
    return tuple(names)


def told_of(cls):
    places = [getattr(cls, '__%s__' % each) for each in ('basicsize', 'itemsize', 'dictoffset', 'weakrefoffset')]
    return '%s %d' % (' '.join(map(str, places)), size(cls))


def instance_of(cls, dice):
    native = [base for base in cls.__mro__ if base in NATIVE][0]
    if native is type:
        return cls('Made', (), {})
    if native is int:
        return int.__new__(cls, dice.one_of([0, 7, 2 ** 40]))
    if native is str:
        return str.__new__(cls, dice.one_of(['', 'abc', 'd\u00e9f', '\u20ac']))
    if native is bytes:
        return bytes.__new__(cls, b'abc'[:dice.below(4)])
    if native is tuple:
        return tuple.__new__(cls, (1, 2, 3)[:dice.below(4)])
    if native is frozenset:
        return frozenset.__new__(cls, range(dice.below(9)))
    made = native.__new__(cls)
    if native in (list, set, bytearray, collections.deque):
        native.__init__(made, range(dice.below(9)))
    return made


def one_class(dice, name, known):
    candidates = known * 3 + [dice.one_of(NATIVE), object, object] + ([dice.one_of(WRITTEN)] if dice.chance(30) else [])
    bases = [dice.one_of(candidates) for _ in range(1 + (dice.chance(25)) + dice.chance(8))]
    bases = list(dict.fromkeys(bases))
    if len(bases) > 1 and object in bases:
        bases.remove(object)
    namespace = {'__module__': '__main__', '__qualname__': name}
    if dice.chance(55):
        namespace['__slots__'] = some_slots(dice)
    if dice.chance(12):
        namespace['a'] = 1
    metaclass = dice.one_of([None, None, None, None, Meta, abc.ABCMeta])
    keywords = {'metaclass': metaclass} if metaclass else {}

    def body(target):
        target.update(namespace)
    import types
    cls = types.new_class(name, tuple(bases), keywords, body)
    if dice.chance(15):
        cls.__annotations__ = {'x': int, 'y': int}
        options = {}
        if sys.version_info >= (3, 10) and dice.chance(60):
            options['slots'] = True
            if sys.version_info >= (3, 11) and dice.chance(30):
                options['weakref_slot'] = True
        if dice.chance(30):
            options['frozen'] = True
        cls = dataclasses.dataclass(**options)(cls)
    return cls


def family(seed):
    dice = Dice(seed)
    known, told = [], [str(seed)]
    for number in range(2 + dice.below(5)):
        name = 'C%d' % number
        try:
            cls = one_class(dice, name, known)
        except (TypeError, ValueError, AttributeError) as error:
            told.append('%s %s' % (name, type(error).__name__))
            continue
        known.append(cls)
        line = '%s(%s) %s' % (name, ','.join(base.__name__ for base in cls.__bases__), told_of(cls))
        try:
            made = instance_of(cls, dice)
            line += ': %d %d' % (size(made), type(made).__sizeof__(made) if not isinstance(made, type) else 0)
        except (TypeError, ValueError, AttributeError) as error:
            told.append(line + ': ' + type(error).__name__)
            continue
        for attribute in ('a', 'new'):
            try:
                object.__setattr__(made, attribute, 1)
                line += ' +%d' % size(made)
            except (AttributeError, TypeError) as error:
                line += ' ' + type(error).__name__
        told.append('%s %d' % (line, hasattr(made, '__dict__')))
    return ' | '.join(told)


def checksum(text):
    result = 1
    for character in text:
        result = (result * 31 + ord(character)) % 4294967291
    return result


def check(recorded):
    different = 0
    for number, line in enumerate(recorded, 1):
        told = family(number)
        if checksum(told) != int(line):
            print('not as recorded:', told)
            different += 1
    sys.exit(1 if different else 0)


if __name__ == '__main__':
    if sys.argv[1] == '--check':
        check(sys.stdin.read().split())
    elif sys.argv[1] == '--record':
        for number in range(1, int(sys.argv[2]) + 1):
            print(checksum(family(number)))
    else:
        for number in range(int(sys.argv[1]), int(sys.argv[2]) + 1):
            print(family(number))
