"""`is` for numbers, strings, tuples and constants, as CPython shares them."""
import sys


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


def int_of(x):
    return int(str(x))


a, b = 256, int_of(256)
print(a is b, int_of(257) is int_of(257), int_of(-5) is int_of(-5), int_of(-6) is int_of(-6), int_of(0) is False.__int__(), int_of(100) + 0 is int_of(100))
x, y = 1000, 1000
print(x is y, 1000 is 1000 if False else True, (lambda: 1000)() is (lambda: 1000)(), x is int_of(1000))


def same_code():
    p = 12345
    q = 12345
    r = 1.5
    s = 1.5
    t = (1, 2)
    u = (1, 2)
    v = 'a b'
    w = 'a b'
    return p is q, r is s, t is u, v is w, 'abc' is v[:0] + 'abc' if False else None


print(same_code())
f = 1.5
print(f is 3.0 / 2 if False else True, float('1.5') is float('1.5'), f + 0 is f, +f is f, int_of(5) * 1.0 is 5.0 if False else True)
s = 'hello'
print(s is 'hel' + 'lo' if False else True, ''.join(['he', 'llo']) is s, sys.intern(''.join(['he', 'llo'])) is s, s[:] is s, s + '' is s, str(s) is s, 'a' is s[1:2] if False else True, chr(101) is s[1], chr(104) is s[0], '' is ''.join([]) if False else True, s * 1 is s, s.lower() is s, s.strip() is s, s.replace('x', 'y') is s, '%s' % s is s, f'{s}' is s, s.upper().lower() is s)
t = (1, 2, 3)
print(t[:] is t, t + () is t, tuple(t) is t, t * 1 is t, () is tuple(), tuple([]) is (), tuple([1]) is tuple([1]), (1,) + (2,) is (1, 2) if False else True)
fs = frozenset([1])
print(frozenset(fs) is fs, frozenset() is frozenset(), fs.copy() is fs, fs | frozenset() is fs)
by = b'bytes'
print(by[:] is by, bytes(by) is by, by[0:1] is by[0:1], b'' is bytes(), by + b'' is by, b'a' * 1 is b'a' if False else True)
l = [1]
print(l[:] is l, list(l) is l, l.copy() is l, l * 1 is l, [] is [], {} is {}, dict(a=1) is dict(a=1))
print(None is type(None)(), True is bool(1), False is bool(''), ... is Ellipsis, NotImplemented is type(NotImplemented)(), True is (1 == 1), int(True) is True, bool is type(True))
r = range(3)
print(r is range(3), r == range(3), iter(l) is iter(l), iter(iter_ := iter(l)) is iter_, slice(1) is slice(1), type(l) is list, object() is object())
c = 1 + 2j
print(complex(c) is c, complex('1+2j') is c, int(5) is 5 if False else True, float(f) is f, str('x') is 'x' if False else True, abs(int_of(7)) is int_of(7), -(-int_of(300)) is int_of(300))


class C:
    def m(self):
        pass

    @staticmethod
    def s():
        pass


o = C()
print(o.m is o.m, C.m is C.m, o.s is o.s, o.m == o.m, id(o) == id(o), o.__class__ is C, C.__dict__ is C.__dict__, o.__dict__ is o.__dict__, C.__mro__ is C.__mro__, len is len, [].append is [].append)
d = {'k': 'v'}
k = next(iter(d))
print(d[k] is d['k'], list(d.keys())[0] is k, {1.0: 'a'}[1], {1: 'a', 1.0: 'b', True: 'c'}, {0: 1, False: 2, 0.0: 3}, {(1, 2): 1}[(1.0, 2.0)], {'a': 1, 'a': 2})
nan = float('nan')
print(nan == nan, nan is nan, nan in [nan], [nan] == [nan], (nan,) == (nan,), {nan: 1}[nan], nan in {nan}, [nan].index(nan), [float('nan')] == [float('nan')], {nan, nan} == {nan}, max(nan, 1) is nan, sorted([3, nan, 1])[1] is nan)
print(0.0 == -0.0, 0.0 is -0.0, {0.0: 'z'}[-0.0], str(-0.0), 1 == 1.0 == True == (1 + 0j), '1' == 1, b'a' == 'a', [1] == (1,), (1, 2) == [1, 2], {1} == frozenset([1]), range(0) == range(5, 5), {} == [], None == 0, () == [])
import copy
deep = copy.deepcopy
print(deep(t) is t, deep(s) is s, deep(5) is 5 if False else True, deep(([],)) is t, copy.copy(t) is t)
class S(str):
    pass


print(S('a') is S('a'), S('a') == 'a', str(S('a')) is S('a'), type(str(S('a'))), type(S('a') + 'b'), type(S('a')[:]), type(+type('I', (int,), {})(5)))
