"""Counter, ChainMap, UserDict, UserList and UserString."""
from collections import Counter, ChainMap, UserDict, UserList, UserString, OrderedDict, defaultdict, deque
import copy
import pickle


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


c = Counter('abracadabra')
print(c, c['a'], c['zz'], c.most_common(2), c.most_common(), list(c.elements())[:6])
print(Counter(a=2, b=1), Counter({'x': 3}), Counter(['q', 'q']), Counter())
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=5)
print(a + b, a - b, a | b, a & b, +Counter(a=-1, b=2), -Counter(a=-1, b=2))
a.update(b)
a.subtract('aab')
print(a, sorted(a.items()))
a += b
a -= Counter(a=1)
a |= Counter(z=9)
a &= Counter(a=2, z=1)
print(a)
del a['nothing']
attempt('fromkeys', lambda: Counter.fromkeys('ab'))
attempt('total', lambda: b.total())
attempt('compare', lambda: (Counter(a=1) < Counter(a=2), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(b=1)))
print(copy.copy(b), pickle.loads(pickle.dumps(b)) == b, b.copy() == b, Counter({1: 2, 'x': 'not orderable'}))
attempt('add wrong', lambda: Counter() + 3)


class MyCounter(Counter):
    pass


print(MyCounter('aab'), type(MyCounter('a') + MyCounter('b')).__name__)

m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(m, m['a'], m['b'], len(m), list(m), dict(m), m.get('zz', 0), 'b' in m, bool(ChainMap()))
m['c'] = 5
print(m.maps, m.new_child({'z': 1}), m.parents, m.new_child())
attempt('missing', lambda: m['zz'])
attempt('del', lambda: m.__delitem__('b'))
attempt('pop', lambda: m.pop('b'))
attempt('popitem', lambda: ChainMap({}, {'a': 1}).popitem())
attempt('or', lambda: m | {'k': 1})
attempt('ror', lambda: {'k': 1, 'a': 0} | m)
print(ChainMap.fromkeys('ab', 0), m.copy() == m, m == {'a': 1, 'b': 3, 'c': 5})


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __missing__(self, key):
        return 'missing ' + key


u = Upper({'a': 1}, b=2)
u['c'] = 3
print(u, u['A'], u['zz'], len(u), 'A' in u, sorted(u), u.get('zz', 'default'), u.copy(), type(u.copy()).__name__)
attempt('or', lambda: type(u | {'d': 1}).__name__)
attempt('plain missing', lambda: UserDict()['k'])
print(copy.copy(u).data == u.data, UserDict.fromkeys('ab'), u.pop('A'), u.setdefault('q', 7), u)

l = UserList([3, 1, 2])
l.sort()
l += [9]
l.append(4)
print(l, l[0], l[1:], type(l[1:]).__name__, l + [1], [0] + l, l * 2, l == [1, 2, 3, 9, 4], l < [2], l.index(9), l.count(1))
l.insert(0, 'x')
print(l.pop(), l.pop(0), l, list(reversed(l)), 3 in l, UserList('ab'), UserList(UserList([1])))

s = UserString('hello World')
print(s, repr(s), s.upper(), type(s.upper()).__name__, s[0], s + '!', 'a' + s, s * 2, s == 'hello World', hash(s) == hash('hello World'))
print(s.split(), s.find('o'), s.replace('o', '0'), 'World' in s, s.startswith('he'), s.isalpha(), s.center(15, '*'), len(s))
print(int(UserString('12')) + 1, UserString('%s-%s') % (1, 2), UserString('{}').format(5), UserString(123), s < 'i', sorted(UserString('ba')))

o = OrderedDict([('b', 1), ('a', 2)])
o['c'] = 3
o.move_to_end('b')
print(o, list(o), o.popitem(), o.popitem(last=False), o)
o.update(x=1, y=2)
o.move_to_end('y', last=False)
print(list(reversed(o)), o == {'a': 2, 'y': 2, 'x': 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
attempt('move missing', lambda: o.move_to_end('nope'))
attempt('empty popitem', lambda: OrderedDict().popitem())
print(OrderedDict.fromkeys('ab', 0), copy.copy(o), pickle.loads(pickle.dumps(o)))

d = defaultdict(list)
d['k'].append(1)
print(d, d['z'], d.default_factory, len(d), d.get('q'), copy.copy(d))
d.default_factory = None
attempt('no factory', lambda: d['new'])
attempt('bad factory', lambda: defaultdict(3))
print(defaultdict(int, a=1), defaultdict(int, {'x': 1})['x'], pickle.loads(pickle.dumps(defaultdict(int, a=1))))

q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.appendleft(0)
print(q, q.maxlen, q[0], q[-1], len(q), list(reversed(q)))
q.rotate(1)
print(q, q.count(0), q.index(3), q.pop(), q.popleft(), q)
q.extend([7, 8])
q.extendleft([9])
q.insert(1, 5) if len(q) < 3 else None
print(q, 7 in q, q == deque([9, 3, 7]), deque('ab') + deque('c'), deque([1]) * 3)
attempt('pop', lambda: deque().pop())
attempt('index', lambda: deque()[0])
attempt('remove', lambda: deque([1]).remove(2))
attempt('insert full', lambda: q.insert(0, 1))
attempt('maxlen', lambda: deque([], -1))


def mutate():
    dq = deque([1, 2])
    for _ in dq:
        dq.append(1)


attempt('mutated', mutate)
print(copy.copy(q), pickle.loads(pickle.dumps(q)), deque('abc') < deque('abd'))
