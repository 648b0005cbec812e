"""Operators, precedence, chaining, short circuits, slices, unpacking, star expressions, lambda and walrus."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


print(2 + 3 * 4 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2, 7 // 2, -7 // 2, 7 % -3, -7 % 3, 7 / 2, 1 << 3 | 1, 6 & 3 ^ 1, ~5, not 1 == 2, not (1 and 0))
print(1 < 2 < 3, 1 < 3 > 2, 3 > 2 == 2, 1 == 1 != 2, 1 < 2 > 5, 'a' < 'b' <= 'b', 1 in [1] == True, (1 in [1]) == True, None is None is not 3)


def trace(value):
    print('eval', value, end='; ')
    return value


print(trace(1) < trace(5) < trace(3) < trace(9))
print(trace(0) and trace(1) or trace(2), trace(1) or trace(2), trace('') or trace([]) or trace(0))
print(trace('x') if trace(0) else trace('y'))
print([trace(1), trace(2)][trace(0)], {trace('k'): trace('v')}, trace(1) + trace(2) * trace(3))
a, b = 1, 2
a, b = b, a
first, *middle, last = range(6)
(x, [y, z]), w = (1, [2, 3]), 4
*head, tail = 'abc'
[p, q] = {10: 1, 20: 2}
print(a, b, first, middle, last, x, y, z, w, head, tail, p, q)
print([*range(3), *'ab'], (*[1], 2), {*[1, 2], 3}, {**{'a': 1}, 'b': 2, **{'a': 3}}, *[7, 8], sep='|')
for label, action in (('too many', lambda: (lambda: [0 for (i, j) in [(1, 2, 3)]])()), ('too few', lambda: [0 for (i, j) in [(1,)]]), ('star too few', lambda: [0 for i, *j, k in [(1,)]]), ('not iterable', lambda: [0 for i, j in [5]])):
    attempt(label, action)
l = list(range(10))
print(l[2:5], l[:3], l[7:], l[::3], l[::-1], l[8:2:-2], l[-3:], l[5:100], l[slice(1, 4)], 'hello'[1:-1], (1, 2, 3)[::2], b'abc'[1:], range(10)[2:8:3], l[...:] if False else '')
l[2:4] = 'ab'
l[5:] = []
print(l)
l[::2] = [0, 0, 0]
del l[1:3]
print(l)
attempt('extended slice', lambda: l.__setitem__(slice(None, None, 2), [1]))
attempt('slice step 0', lambda: l[::0])
attempt('slice index', lambda: l['a':])
f = lambda x, y=2, *args, z, k=4, **kw: (x, y, args, z, k, kw)
print(f(1, z=3), f(1, 2, 3, 4, z=5, q=6), (lambda: (yield))().__class__.__name__, (lambda *, a: a)(a=1), (lambda a, /: a)(1))
attempt('missing keyword', lambda: f(1))
attempt('positional only', lambda: (lambda a, /: a)(a=1))
if (n := len('walrus')) > 5:
    print(n, [m := 1, m ** 2], [y := 5, y + 1], (lambda: (t := 7, t))())
print([last := i for i in range(3)], last, any((hit := c) in 'aeiou' for c in 'xyzebc'), hit)
print({i: j for i, j in zip('ab', (1, 2))}, {i % 3 for i in range(9)}, [i * j for i in range(3) for j in range(i) if j], list(i for i in range(3)), [[j for j in range(i)] for i in range(3)], [x for x in 'abc' if x > 'a' if x < 'c'])
i = 'outer'
[i for i in range(3)]
print(i, 0x1F, 0o17, 0b101, 1_000_000, 1e3, .5, 5., 1e-3, 3j, 1_0.0_1, 0xFF_FF, 'con' 'cat' "enated", r'\n', b'\x41', '\x41\u00e9\N{BULLET}\U0001F600\101\t|', '''multi
line''')
print(1 if True else 2 if False else 3, [1, 2][True], 'abc'[-1], (1,), (), [], {}, {1}, 1 and 2, 0 or None, not None, None or 0 or '')
print(5 .real, (5).bit_length(), 'a' 'b'.upper(), -1 ** 2, -(1) ** 2, 1 - -1, 1 - - -1, ~-1, not not 5, 10 - 5 - 2, 2 * 3 % 4, 100 // 7 * 7)
print('%s %d %05.1f %x %r %%' % ('a', 5, 3.14159, 255, 'q'), '%(k)s' % {'k': 1}, '%-5s|%+d|% d|%#o|%e|%g|%c|%a' % ('l', 3, 4, 8, 1234.5, 0.00001, 'z', 'é'), '%*d' % (5, 3), '%.*f' % (2, 3.14159))
for text, value in (('%d', 'a'), ('%s %s', 'a'), ('%s', ()), ('%q', 1), ('%', 1), ('%(a)s', 1), ('%c', 'ab'), ('%d', 1.5), ('%x', 1.5), ('a', 1), ('%s', (1, 2))):
    attempt(repr(text), lambda: text % value)
