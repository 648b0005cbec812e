# Weak mappings whose entries die while they are iterated over, and protocols asked about classes.
import weakref
from statistics import median_grouped
from decimal import Decimal
from typing import Protocol, runtime_checkable


class Thing:
    def __init__(self, number):
        self.number = number

    def __repr__(self):
        return 'Thing %d' % self.number


things = [Thing(n) for n in range(4)]
keyed = weakref.WeakKeyDictionary((thing, thing.number) for thing in things)
items = iter(keyed.items())
print(next(items))
del things[1]
print(len(keyed), len(list(items)), len(keyed))
things = [Thing(n) for n in range(4)]
keyed = weakref.WeakKeyDictionary((thing, 0) for thing in things)
keys = keyed.keys()
next(keys)
del keyed[things[2]], things[2]
print(len(keyed))
things = [Thing(n) for n in range(4)]
valued = weakref.WeakValueDictionary((thing.number, thing) for thing in things)
values = valued.values()
next(values)
things.clear()
print(len(valued))
try:
    print(list(values))
except RuntimeError as error:
    print(error)
print(median_grouped([Decimal('1'), Decimal('2')]), median_grouped([1, 3, 3, 5, 7], interval=2))


class Named(Protocol):
    name: int

    def __init__(self, name):
        self.name = name


class Own(Named):
    def __init__(self):
        super().__init__(5)


@runtime_checkable
class Closing(Protocol):
    def close(self): ...


for ask in (lambda: hasattr(Own(), 'name'), lambda: issubclass(int, Named), lambda: isinstance(1, Named), lambda: Named(1),
            lambda: isinstance(Own(), Closing)):
    try:
        print(ask())
    except Exception as error:
        print(type(error).__name__, error)
