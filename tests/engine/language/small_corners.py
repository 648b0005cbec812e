"""Chains of membership, conversions that subclasses take over, generators that are thrown what cannot be made."""
import collections
import collections.abc
import pickle
import sys
import types


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


print(3 in [3, 4] in [[3, 4]], 3 in [3, 4] not in [[3, 4]], 1 in {1} in [{1}], 3 in [3, 4] == [3, 4])


class Text(str):
    def __float__(self):
        return 9.5


class Special(bytes):
    pass


class AsBytes:
    def __bytes__(self):
        return Special(b'abc')


class WrongBytes:
    def __bytes__(self):
        return 'abc'


print(float(Text('8')))
print(type(bytes(AsBytes())).__name__, type(Special(AsBytes())).__name__)
attempt(lambda: bytes(WrongBytes()))


def forgiving():
    try:
        yield
    except TypeError as error:
        print('inside', error)


class NoInstance(Exception):
    def __new__(cls, *args):
        return cls


if sys.version_info >= (3, 9):
    running = forgiving()
    next(running)
    attempt(lambda: running.throw(NoInstance))
    attempt(lambda: forgiving().throw(NoInstance))


class Late:
    pass


class Later(Late):
    pass


collections.abc.Sequence.register(Late)
if sys.version_info >= (3, 10):
    exec('''
def kind(value):
    match value:
        case [*_]:
            return 'sequence'
        case {}:
            return 'mapping'
''')

    class BothKinds(collections.abc.Sequence, collections.abc.Mapping):
        __getitem__ = __len__ = None

    class OtherWay(collections.abc.Mapping, Late):
        __getitem__ = __iter__ = __len__ = None

    class OwnDict(collections.UserDict):
        pass

    print(kind(Later()), kind(Late()), kind(BothKinds()), kind(OtherWay()), kind(OwnDict()))

attempt(lambda: types.TracebackType('x', sys._getframe(), 1, 5))
attempt(lambda: types.TracebackType(None, 'x', 1, 5))
attempt(lambda: types.TracebackType(None, sys._getframe(), 2, 5).tb_lineno)
iterator = iter(collections.deque([1, 2]))
next(iterator)
attempt(lambda: list(pickle.loads(pickle.dumps(iterator))))
attempt(lambda: collections.Counter('aab').most_common('x'))
attempt(lambda: collections.Counter('aab').most_common(-1))
attempt(lambda: collections.Counter('aab').most_common(1))
