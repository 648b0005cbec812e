"""pickle: the bytes of every protocol, and what comes back."""
import pickle
import copyreg
import io
import collections
import datetime
import functools
import operator
import enum


class Plain:
    def __init__(self, a):
        self.a = a

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__


class Slots:
    __slots__ = ('x', 'y')

    def __eq__(self, other):
        return type(self) is type(other) and all(getattr(self, n, 0) == getattr(other, n, 0) for n in ('x', 'y'))


class Both(Slots):
    def __init__(self):
        self.x = 1
        self.extra = 'e'


class State:
    def __getstate__(self):
        return ['state']

    def __setstate__(self, state):
        self.state = state

    def __eq__(self, other):
        return True


class Reduce:
    def __reduce__(self):
        return (list, ('ab',), None, iter([1, 2]), None)


class ReduceDict(dict):
    def __reduce__(self):
        return (ReduceDict, (), {'attr': 1}, None, iter([('k', 'v')]))


class NewArgs(tuple):
    def __new__(cls, *args):
        return super().__new__(cls, args)

    def __getnewargs__(self):
        return tuple(self)


class NewArgsEx:
    def __new__(cls, *, k=0):
        self = super().__new__(cls)
        self.k = k
        return self

    def __getnewargs_ex__(self):
        return (), {'k': self.k}

    def __eq__(self, other):
        return self.k == other.k


class IntSub(int):
    pass


class ListSub(list):
    pass


class DictSub(dict):
    pass


class Outer:
    class Inner:
        def __eq__(self, other):
            return type(self) is type(other)

    def method(self):
        return 'm'

    def __eq__(self, other):
        return True


class Color(enum.Enum):
    RED = 1


class Flags(enum.Flag):
    A = 1
    B = 2


Point = collections.namedtuple('Point', 'x y')


def function():
    pass


s = Slots()
s.x, s.y = 1, 'two'
half = Slots()
half.x = None
recursive = [1]
recursive.append(recursive)
shared = ['s']
rec_dict = {}
rec_dict['self'] = rec_dict
rec_tuple = ([],)
rec_tuple[0].append(rec_tuple)
node = Plain(None)
node.a = node
class Deep:
    class Deeper:
        class Deepest:
            pass


objects = [
    Deep.Deeper.Deepest, [Deep, Deep.Deeper, Deep.Deeper.Deepest],
    None, True, False, 0, 1, -1, 255, 256, 65535, 65536, -129, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63, 2**100, -2**100,
    255**130, 0.0, -0.0, 1.5, 1e300, float('inf'), '', 'a', 'é', '日本', '\U0001f600', 'line\nbreak\\back\r\x1a\0', 'x' * 300, b'', b'abc',
    b'\xff\x00', b'y' * 300, bytearray(), bytearray(b'ba'), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], list(range(5)), {},
    {'a': 1}, {'a': 1, 2: [3]}, set(), {1}, frozenset(), frozenset([1]), 1j, range(3), slice(1, 2, 3), int, list, type(None),
    type(...), type(NotImplemented), ..., NotImplemented, len, [].append, print, function, Plain, Outer.Inner, Outer.method, object(),
    Plain([1]), s, half, Both(), State(), Reduce(), ReduceDict(), NewArgs(1, 'b'), NewArgsEx(k=5), IntSub(7), ListSub([1, 2]), DictSub(a=1),
    Outer.Inner(), Color.RED, Flags.A | Flags.B, Point(1, 2), ValueError('v'), KeyError('k', 2), OSError(2, 'nf'), StopIteration(3),
    collections.OrderedDict(a=1, b=2), collections.defaultdict(list, {'a': [1]}), collections.deque([1, 2], 5), collections.Counter('aab'),
    functools.partial(int, base=2), operator.itemgetter(1, 2), operator.attrgetter('a.b'), [shared, shared], (shared, (shared,)), [shared] * 3,
    ['same', 'same'], ('text', 'text', b'bytes', b'bytes'), [1.5, 1.5], iter([1, 2]), iter((1, 2)), iter('ab'), iter({}), reversed([1, 2]), enumerate([1]), zip([1], [2]),
    map(int, ['1']), bytearray(b'q' * 10), list(range(1001)), {i: i for i in range(1002)}, set(range(3)), ['a' * 70000, 'b'], [b'c' * 70000, b'd'],
    datetime.date(2020, 1, 2), datetime.datetime(2020, 1, 2, 3, 4, 5, 6), datetime.timedelta(1, 2, 3), datetime.time(1, 2), datetime.timezone.utc,
]


def digest(data):
    if len(data) <= 160:
        return data
    total = 0
    for byte in data:
        total = (total * 31 + byte) % 1000000007
    return data[:60], len(data), total


def same(a, b):
    try:
        return type(a) is type(b) and (a == b or repr(a) == repr(b))
    except RecursionError:
        return 'recursive'


for obj in objects:
    label = repr(obj) if type(obj).__repr__ is not object.__repr__ else type(obj).__name__
    print('#', label[:50].split(' at 0x')[0])
    for protocol in range(6):
        try:
            data = pickle.dumps(obj, protocol)
            print(protocol, digest(data), end=' ')
            print(same(pickle.loads(data), obj))
        except Exception as error:
            print(protocol, type(error).__name__, str(error).split(' at 0x')[0])
for obj in (recursive, rec_dict, rec_tuple, node):
    for protocol in range(6):
        data = pickle.dumps(obj, protocol)
        again = pickle.loads(data)
        print(protocol, data, type(again).__name__)
