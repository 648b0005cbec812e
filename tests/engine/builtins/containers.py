"""list, tuple, dict, set, frozenset, range, bytes and bytearray: every method with its corners."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


programs = r'''l = [1, 2, 3]; l.append(4); l
l = [1]; l.extend('ab'); l
l = [1]; l.extend(5)
l = [1, 2]; l.insert(1, 'x'); l.insert(-1, 'y'); l.insert(99, 'z'); l
l = [1, 2, 1]; l.remove(1); l
l = [1]; l.remove(5)
l = [1, 2, 3]; (l.pop(), l.pop(0), l)
l = []; l.pop()
l = [1]; l.pop(3)
l = [1]; l.pop('a')
l = [1, 2, 3, 2]; (l.index(2), l.index(2, 2), l.count(2), l.index(3, -3, -1))
l = [1]; l.index(9)
l = [3, 1, 2]; l.sort(); l
l = ['b', 'A', 'c']; l.sort(key=str.lower, reverse=True); l
l = [1, 'a']; l.sort()
l = [3, 1]; l.sort(lambda x: x)
l = [1, 2, 3]; l.reverse(); l
l = [1]; m = l.copy(); m.append(2); (l, m)
l = [1, 2]; l.clear(); l
l = [1, 2, 3, 4]; l[1:3] = ['x']; l
l = [1, 2, 3]; del l[::2]; l
l = [1, 2]; l[5] = 1
l = [1, 2]; l[5]
l = [1, 2]; l['a']
l = [1, 2]; l[1.5]
l = [1, 2]; l[::0]
l = [1, 2]; l[0:1] = 5
l = [1, 2, 3]; l[::2] = [1]
l = [0] * 3; l[0] = 1; l
l = [[]] * 2; l[0].append(1); l
l = [1]; l += 'ab'; l
l = [1]; l *= 3; l
l = [1] + [2]; l
l = [1] + (2,)
l = [1] * 'a'
l = [1] * -1; l
[1, 2] < [1, 3], [1] < [1, 2], [2] > [1, 9], [1] == [1.0], [1] < 'a' if False else 0
[1] < (1,)
[1, 'a'] < [1, 2]
(1, 2) + (3,), (1,) * 2, (1, 2).count(1), (1, 2).index(2), (1, 2)[::-1], () < (0,)
(1,).index(5)
(1, 2)[0] = 5
t = (1, 2); t[5]
t = (1, 2); t['a']
d = {'a': 1}; d['b'] = 2; (d, d.get('z'), d.get('z', 0), 'a' in d, len(d))
d = {}; d['x']
d = {'a': 1}; del d['z']
d = {'a': 1}; (d.pop('a'), d.pop('a', 'gone'), d)
d = {}; d.pop('a')
d = {}; d.popitem()
d = {'a': 1, 'b': 2}; (d.popitem(), d)
d = {'a': 1}; (d.setdefault('a', 5), d.setdefault('b'), d)
d = {'a': 1}; d.update({'b': 2}, c=3); d.update([('d', 4)]); d
d = {}; d.update([1])
d = {}; d.update([(1, 2, 3)])
d = {}; d.update(5)
d = {'a': 1}; (list(d.keys()), list(d.values()), list(d.items()), d.keys(), d.values(), d.items())
d = {'a': 1, 'b': 2}; (d.keys() & {'a'}, d.keys() | {'z'}, d.keys() - {'a'}, d.items() & {('a', 1)}, d.keys() ^ {'a', 'q'}, d.keys() == {'a', 'b'}, d.keys() > {'a'}, d.keys().isdisjoint('xy'))
d = {'a': 1}; k = d.keys(); d['b'] = 2; (list(k), len(k), 'b' in k, list(reversed(k)), d.values().__class__.__name__)
d = {1: 'a'}; [d.update({i: 0}) for i in d]
d = {1: 'a', 2: 'b'}; [d.pop(i) for i in d]
d = dict.fromkeys([1, 2], []); d[1].append(0); d
d = {[]: 1}
d = {'b': 1, 'a': 2}; d['b'] = 3; del d['a']; d['a'] = 4; list(d)
d = {1: 'a'}; (d[True], d[1.0], {**d, 2: 'b'}, dict(d, c=1), dict(zip('ab', [1, 2])), d == {1.0: 'a'}, d != {})
d = {}; d | {'a': 1}, {'a': 1} | {'a': 2}
d = {'a': 1}; d |= [('b', 2)]; d
d = {} | []
d = {'a': 1}; d.copy() is d, d.clear(), d
{'a': 1} < {'b': 2}
list(reversed({'a': 1, 'b': 2})), list(reversed({'a': 1}.items()))
s = {1, 2}; s.add(3); s.discard(9); s.remove(1); sorted(s)
s = {1}; s.remove(5)
s = set(); s.pop()
s = {1, 2, 3}; (s | {4}, s & {1, 9}, s - {1}, s ^ {1, 9}, s.union([5], [6]), s.intersection([1], [1, 2]), s.difference([1]), s.symmetric_difference([1, 7]))
s = {1, 2}; (s < {1, 2, 3}, s <= {1, 2}, s > {1}, s >= {3}, s.issubset([1, 2]), s.issuperset([1]), s.isdisjoint([5]), s == frozenset([1, 2]))
s = {1}; s.update([2], 'a'); s.intersection_update([1, 'a']); s.difference_update('a'); s.symmetric_difference_update([1, 3]); s
s = {1}; s |= {2}; s &= {2}; s -= {5}; s ^= {7}; s
s = {1} | [2]
s = {1}; s.add([])
s = {[1]}
{1} < [1]
s = {1, 2}; [s.add(i + 10) for i in s]
s = {1, 2}; c = s.copy(); s.clear(); (s, c, {1} in {frozenset([1])}, set([1]) == {True})
frozenset([1]).add(2)
frozenset([1]) | {2}, type({1} | frozenset([2])).__name__, type(frozenset([1]) | {2}).__name__, {frozenset([1]): 'a'}[frozenset([1])], frozenset('ab') & set('b')
range(5)[2], range(10)[::3], range(5).index(3), range(5).count(9), 3 in range(5), 2.0 in range(5), 'a' in range(3), len(range(1, 10, 3)), range(3) == range(0, 3, 1), range(5).start, list(range(5, 0, -1)), range(3)[-1], repr(range(1, 2, 3)), bool(range(0)), max(range(3)), list(reversed(range(3)))
range(3)[5]
range(3).index(9)
range(3)[0] = 1
len(range(10**20))
10**19 in range(10**20), range(10**20)[10**19], hash(range(3)) == hash(range(0, 3))
b = b'abc'; (b[0], b[:2], b + b'd', b * 2, b'b' in b, 98 in b, b.upper(), b.split(b'b'), b.hex(), b.decode(), b.find(b'c'), b.replace(b'a', b'z'), b.startswith(b'ab'), list(b), b.join([b'x', b'y']), b.isalpha(), b.center(7), b.zfill(5), b.hex('-'), b < b'abd')
b'abc'[0] = 1
b'abc' + 'a'
b'a' in 'abc'
'a' in b'abc'
300 in b'abc'
b'abc'.find(5), b'abc'.count(b''), b'a b'.split(), b'a\nb'.splitlines(), b'abc'.translate(None, b'b'), b'abc'.partition(b'b'), b'  a '.strip(), b'aXb'.lower(), b'\x00\xff', repr(b'\'"'), b'%d %s %a' % (1, b'x', 'y')
b'abc'.join(['a'])
b'abc'.index(b'z')
ba = bytearray(b'abc'); ba[0] = 120; ba.append(100); ba.extend(b'ef'); del ba[1]; ba.insert(0, 65); (ba, ba.pop(), ba.decode(), ba[::-1], ba == b'Axcde', bytes(ba), len(ba))
ba = bytearray(b'a'); ba[0] = 300
ba = bytearray(b'a'); ba.append('x')
ba = bytearray(b'ab'); ba += b'c'; ba *= 2; ba.remove(97); ba.reverse(); (ba, ba.copy() is ba, ba.clear(), ba, hash)[:3]
hash(bytearray())
m = memoryview(bytearray(b'abcd')); m[0] = 122; (m.tobytes(), m[1:3].tolist(), m.nbytes, m.format, m.readonly, m.itemsize, m.shape, len(m), m == b'zbcd', bytes(m[::2]), m.hex())
m = memoryview(b'ab'); m[0] = 1
m = memoryview(b'ab'); m[5]
m = memoryview(b'abcd').cast('H'); (m[0], len(m), m.format)
m = memoryview(b'ab'); m.release(); m[0]
a, *b, c = 'hello'; (a, b, c)
[*range(2), *[5]], {*'aa'}, (*(), 1), {**{}, 'a': 1}
[x for x in [1, 2, 3] if x % 2], {x: x for x in 'ab'}, sorted({x % 2 for x in range(4)})
sorted([3, 1, 2], reverse=True), sorted(['b', 'a'], key=lambda s: s), sorted({'b': 1, 'a': 2}), sorted([(2, 'a'), (1, 'b')]), sorted([1.5, 1, True])
l = [3, 1, 2]; l.sort(key=lambda x: l.append(x))
l = [5, 4]; l.sort(key=lambda x: 1 / 0)
any(x > 2 for x in [1, 2, 3]), all([]), sum([[1], [2]], []), min('b', 'a'), max([1, 3], key=lambda x: -x), list(zip([1], [2], [3])), dict(enumerate('ab')), list(map(max, [1, 5], [3, 2]))'''
import warnings
warnings.simplefilter('ignore')
for program in programs.split('\n'):
    *statements, last = program.split('; ')

    def run():
        names = {}
        for statement in statements:
            exec(statement, names)
        try:
            code = compile(last, '<program>', 'eval')
        except SyntaxError:
            return exec(last, names)
        return eval(code, names)
    attempt(program, run)
