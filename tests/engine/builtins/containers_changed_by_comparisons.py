# python: 3.11-3.13
# Comparing, slicing and restoring while the objects involved change what is being worked on.
from collections import OrderedDict

first, second, third = [], [], []


class Clearing:
    def __init__(self, victim):
        self.victim = victim

    def __eq__(self, other):
        self.victim.clear()
        return NotImplemented


first.append(Clearing(second))
second.append(Clearing(first))
print(first == second)
third.append(Clearing(third))
print(third == [1])


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.name == other.name


class Counted(OrderedDict):
    def __getitem__(self, key):
        print('get', key)
        return super().__getitem__(key)

    def __delitem__(self, key):
        print('del', key)
        super().__delitem__(key)

    def __contains__(self, key):
        print('in', key)
        return super().__contains__(key)


counted = Counted(a=1, b=2, c=3)
print(counted.popitem(), counted.pop('a'), counted.pop('zz', 5), repr(counted))


class Own(list):
    def __new__(cls, values, more=None):
        self = super().__new__(cls, values)
        self.more = more
        return self


try:
    print(Own([1], more=2), Own([1], more=2).more)
except TypeError as error:
    print(error)

data = bytearray(range(8))
data[1:-1:2] = b''
print(data)
separator = bytearray(b',')


def pieces():
    separator.clear()
    yield b'A'
    yield b'B'


try:
    print(separator.join(pieces()))
except BufferError as error:
    print(error)

turns = []


def turn():
    if turns:
        return 2
    turns.append(1)
    list(again)
    return 1


again = iter(turn, 2)
print(next(again, 'end'))
