"""pprint and reprlib: layout by width, indent, depth, compact; recursion; special containers."""
import pprint
import reprlib
import types
from collections import OrderedDict, defaultdict, Counter, deque, ChainMap, UserList, namedtuple
from dataclasses import dataclass, field


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


data = {'name': 'slotscope', 'numbers': list(range(30)), 'nested': {'b': [1, {'c': (1, 2, 3)}], 'a': {'deep': {'deeper': {'deepest': 1}}}},
        'text': 'The quick brown fox jumps over the lazy dog. ' * 4, 'set': {3, 1, 2}, 'frozen': frozenset('ab'), 'bytes': b'some bytes that are rather long' * 4,
        'tuple': ('one',), 'empty': [{}, [], (), set()]}
pprint.pprint(data)
pprint.pprint(data, width=40, indent=4, compact=True, depth=2)
pprint.pprint(data, width=30, sort_dicts=False)
pprint.pp({'z': 1, 'a': 2})
for value in (OrderedDict((('key%d' % i, i) for i in range(8))), defaultdict(list, {'a' * 30: [1], 'b' * 30: [2]}), Counter('abracadabra' * 3), deque(range(40)), deque(range(40), maxlen=50),
              ChainMap({'a' * 30: 1}, {'b' * 40: 2}), UserList(range(40)), types.MappingProxyType({'k%d' % i: i for i in range(15)}), bytearray(b'0123456789' * 10),
              types.SimpleNamespace(**{'name%d' % i: 'value' * 3 for i in range(6)}), namedtuple('P', 'x y')(list(range(30)), 1), 'word ' * 40, ['word ' * 40], 'a' * 100, {('a', 1): 2, ('b', 0): 3},
              [1.5, 1j, None, True, ...], {1: 'a', 'b': 2, None: 3}, {'a': {'b': {'c': {}}}}, [[[[[[]]]]]], range(100), [10**50] * 3):
    pprint.pprint(value)


@dataclass
class Data:
    name: str
    values: list = field(default_factory=lambda: list(range(40)))
    hidden: int = field(default=1, repr=False)


pprint.pprint(Data('long ' * 10))
loop = [1]
loop.append(loop)
print(pprint.pformat(loop)[:24], pprint.isrecursive(loop), pprint.isreadable(loop), pprint.isreadable([1, 'a']), pprint.saferepr({'b': 1, 'a': 2}))
attempt('width 0', lambda: pprint.pformat(1, width=0))
attempt('depth 0', lambda: pprint.pformat(1, depth=0))
attempt('indent -1', lambda: pprint.pformat(1, indent=-1))
print(pprint.pformat([[1, [2, [3, [4]]]]], depth=3), pprint.pformat({'a': [1] * 40}, width=50))

r = reprlib.Repr()
r.maxlist = 3
print(r.repr(list(range(10))), reprlib.repr('x' * 100), reprlib.repr(list(range(100))), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(20))))
print(reprlib.repr(10**100), reprlib.repr((1,)), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(frozenset()), reprlib.repr(deque(range(10))), reprlib.repr(b'y' * 100), reprlib.repr(['a' * 50]))


class Rec:
    @reprlib.recursive_repr('<again>')
    def __repr__(self):
        return f'Rec({self.child!r})'


rec = Rec()
rec.child = rec
print(rec, Rec.__repr__.__name__)
attempt('fillvalue', lambda: (setattr(r, 'fillvalue', '***'), r.repr(list(range(10))))[1])
attempt('indent', lambda: reprlib.Repr(indent=2, maxlist=2).repr([1, [2, 3, 4]]))
