# python: 3.10+
"""Every kind of pattern against every kind of subject."""
def m(v):
    match v:
        case None: return 'None'
        case True | False: return 'bool'
        case 0: return 'zero'
        case -1 | -2: return 'neg'
        case 1.5: return 'float'
        case 1+2j: return 'complex'
        case 'a' | "b": return 'str'
        case b'x': return 'bytes'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [1, *rest]: return f'rest {rest}'
        case (x, y) if x == y: return f'same {x}'
        case [x, y]: return f'two {x} {y}'
        case [x, *_, y]: return f'ends {x} {y}'
        case {}  if not v: return 'emptydict'
        case {'k': k, **rest}: return f'k {k} {rest}'
        case {'t': 1 | 2 as t}: return f't {t}'
        case {1: _, 'z': [a, b]}: return f'z {a} {b}'
        case int(n) if n > 100: return f'big {n}'
        case int() as n: return f'int {n}'
        case str(s): return f's {s}'
        case float(): return 'f'
        case P(1, y=2): return 'P12'
        case P(x, y): return f'P {x} {y}'
        case Q(a=1): return 'Qa'
        case Q(): return 'Q'
        case object(foo=5): return 'foo'
        case _: return 'other'
class P:
    __match_args__ = ('x', 'y')
    def __init__(s, x, y): s.x = x; s.y = y
class Q: a = 1
class R(Q): a = 2
class Foo: foo = 5
import collections.abc
for v in (None, True, 0, -1, -2, 1.5, 1+2j, 'a', 'b', b'x', [], (), [5], (5,), [1, 2, 3], [2, 2], [2, 3], (2, 3, 4), {}, {'k': 1}, {'k': 1, 'j': 2}, {'t': 2}, {'t': 3}, {1: 2, 'z': (3, 4)}, 101, 5, 'hello', 2.5, P(1, 2), P(3, 4), Q(), R(), Foo(), object(), bytearray(b'x'), range(3), range(1), 'ab', b'ab', {1}, collections.OrderedDict(k=9), collections.deque([1, 2, 3]), collections.Counter('k'), collections.defaultdict(int), iter([1]), memoryview(b'ab'), 0.0, False, -1.0, 1j):
    try: print(repr(v)[:40] if 'at 0x' not in repr(v) else type(v), '->', m(v))
    except Exception as e: print(type(e), e)
def e(label, f):
    try: print(label, '->', f())
    except BaseException as x: print(label, '->', type(x).__name__, x)
class B1: __match_args__ = ['x']
class B2: __match_args__ = (1,)
class B3: __match_args__ = ('x', 'x'); x = 1
class B4: pass
def c1(o, C):
    match o:
        case C(x): return x
    return 'no'
def c2(o, C):
    match o:
        case C(a, b): return a
    return 'no'
def c3(o, C):
    match o:
        case C(1, x=2): return 1
    return 'no'
for C in (B1, B2, B3, B4, P): e('c1 ' + C.__name__, lambda: c1(C() if C is not P else P(1, 2), C))
for C in (B1, B2, B3, B4, P): e('c2 ' + C.__name__, lambda: c2(C() if C is not P else P(1, 2), C))
e('c3', lambda: c3(P(1, 2), P))
e('not class', lambda: c1(1, 5)); e('int', lambda: c2(1, int)); e('str kw', lambda: c1('x', str))
def bind(v):
    match v:
        case [a, [b, c]] | {'a': a, 'b': b, 'c': c}: return a, b, c
        case (1 | 2) as n: return 'n', n
        case [(x, y) as p, *r]: return x, y, p, r
        case {'x': {'y': z}}: return z
print([bind(v) for v in ([1, [2, 3]], {'a': 1, 'b': 2, 'c': 3}, 2, [(1, 2), 3], {'x': {'y': 9}}, 5)])
class Pt:
    RED = 5
    class In: BLUE = 6
def attr(v):
    match v:
        case Pt.RED: return 'red'
        case Pt.In.BLUE: return 'blue'
        case Pt.NOPE: return 'nope'
e('attr', lambda: (attr(5), attr(6))); e('attr missing', lambda: attr(7))
match = 5; case = 6; _ = 7; type = 8
print(match, case, _, type); match[0] if False else 0
match (1, 2):
    case (a, b): print(a, b, _)
match 1, 2:
    case a, b: print(a, b)
match -1:
    case x: print(x)
match [1, 2, 3]:
    case [a, *b] if b: print(a, b)
x = 10
match 3:
    case x if x > 5: print('no')
    case _: print('x is now', x)
class SeqLike(collections.abc.Sequence):
    def __len__(s): return 2
    def __getitem__(s, i): return [7, 8][i]
class MapLike(collections.abc.Mapping):
    def __len__(s): return 1
    def __getitem__(s, k):
        if k == 'k': return 'v'
        raise KeyError(k)
    def __iter__(s): return iter('k')
print(m(SeqLike()), m(MapLike()))
class Get(dict):
    def get(s, k, d=None): print('get', k); return super().get(k, d)
    def __missing__(s, k): return 'miss'
print(m(Get(k=3)), m(collections.defaultdict(lambda: 5)))
class EqAll:
    def __eq__(s, o): print('eq', o); return True
print(m(EqAll()))
def walrus(v):
    match (y := v):
        case 5: return y
def gen():
    match (yield 1):
        case x: yield x
g = gen(); next(g); print(walrus(5), g.send('sent'))
def loop():
    for i in range(5):
        match i:
            case 1: continue
            case 3: break
            case _: print('loop', i)
loop()
def fin():
    try:
        match 1:
            case 1: return 'ret'
    finally: print('fin')
print(fin())
