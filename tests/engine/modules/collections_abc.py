"""collections.abc: hooks, mixin methods and views."""
import collections.abc as C


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


samples = [1, 'a', b'b', [1], (1,), {1}, {1: 2}, range(3), iter([]), (x for x in []), len, {}.keys(), {}.items(),
           {}.values(), frozenset(), bytearray(), None, zip(), memoryview(b'')]
names = ['Hashable', 'Iterable', 'Iterator', 'Generator', 'Reversible', 'Sized', 'Container', 'Callable',
         'Collection', 'Set', 'MutableSet', 'Mapping', 'MutableMapping', 'Sequence', 'MutableSequence', 'KeysView',
         'ItemsView', 'ValuesView', 'MappingView', 'Awaitable', 'Coroutine', 'AsyncIterable']
for sample in samples:
    print(type(sample).__name__, [name for name in names if isinstance(sample, getattr(C, name))])


class Three(C.Sequence):
    def __getitem__(self, i):
        if isinstance(i, int) and 0 <= i < 3:
            return i * 10
        raise IndexError('out of three')

    def __len__(self):
        return 3


t = Three()
print(list(t), 20 in t, 5 in t, list(reversed(t)), t.index(10), t.count(20), t.index(20, -2))
attempt('index', lambda: t.index(7))
attempt('abstract', lambda: C.Sequence())
attempt('abstract2', lambda: C.MutableMapping())


class Low(C.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k.lower()]

    def __setitem__(self, k, v):
        self.d[k.lower()] = v

    def __delitem__(self, k):
        del self.d[k.lower()]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


m = Low()
m['A'] = 1
m.update({'B': 2}, c=3)
m.update([('D', 4)])
print(dict(m), m.get('x', 0), 'a' in m, m.pop('d'), m.setdefault('E', 5), m == {'a': 1, 'b': 2, 'c': 3, 'e': 5})
print(m.keys() & {'a', 'z'}, sorted(m.keys() | {'z'}), sorted(m.items()), 3 in m.values(), len(m.items()))
print(('a', 1) in m.items(), ('a', 2) in m.items(), m.popitem())
attempt('pop', lambda: m.pop('nope'))
print(m.pop('nope', 'default'))
m.clear()
print(len(m), m.keys() == set())
attempt('popitem', lambda: m.popitem())
attempt('hash', lambda: hash(m))


class Bits(C.MutableSet):
    def __init__(self, it=()):
        self.s = list(dict.fromkeys(it))

    def __contains__(self, x):
        return x in self.s

    def __iter__(self):
        return iter(self.s)

    def __len__(self):
        return len(self.s)

    def add(self, x):
        if x not in self.s:
            self.s.append(x)

    def discard(self, x):
        if x in self.s:
            self.s.remove(x)


a, b = Bits([1, 2, 3]), Bits([2, 3, 4])
print(list(a & b), list(a | b), list(a - b), list(a ^ b), a <= b, a < b, Bits([2]) <= b, a == Bits([3, 2, 1]))
print(a.isdisjoint(b), list({9} | a), list(a & [1, 7]), a >= Bits([1]), a > a)
a |= [7]
a -= b
print(list(a), a.pop())
attempt('remove', lambda: a.remove(100))
a.clear()
attempt('pop', lambda: a.pop())
print(C.Set._hash(frozenset([1, 2])) == hash(frozenset([1, 2])), a._hash() == hash(frozenset()))


class L(C.MutableSequence):
    def __init__(self):
        self.l = []

    def __getitem__(self, i):
        return self.l[i]

    def __setitem__(self, i, v):
        self.l[i] = v

    def __delitem__(self, i):
        del self.l[i]

    def __len__(self):
        return len(self.l)

    def insert(self, i, v):
        self.l.insert(i, v)


s = L()
s.extend([1, 2, 3])
s += (4,)
s.reverse()
s.append(9)
s.remove(3)
print(s.l, s.pop(), s.pop(0), list(s))
s.extend(s)
print(s.l)
s.clear()
attempt('pop', lambda: s.pop())


class Gen(C.Generator):
    def __init__(self):
        self.n = 0

    def send(self, v):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n

    def throw(self, typ, val=None, tb=None):
        raise typ


g = Gen()
print(next(g), list(g), g.close())


class NoIter:
    __iter__ = None


print(isinstance(NoIter(), C.Iterable), issubclass(list, C.Hashable), issubclass(C.Sequence, C.Reversible))
print(C.Mapping.__module__, C.Mapping.__name__, C.KeysView({'a': 1}))
