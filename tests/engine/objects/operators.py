"""Every operator protocol: forward, reflected, in-place, comparison, containers, conversions and their errors."""
import operator


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


binary = {'add': '+', 'sub': '-', 'mul': '*', 'truediv': '/', 'floordiv': '//', 'mod': '%', 'pow': '**', 'lshift': '<<', 'rshift': '>>', 'and': '&', 'or': '|', 'xor': '^', 'matmul': '@', 'divmod': None}


def method(name):
    return lambda self, other: f'{type(self).__name__}.{name}({type(other).__name__})'


Forward = type('Forward', (), {f'__{n}__': method(f'__{n}__') for n in binary})
Reflected = type('Reflected', (), {f'__r{n}__': method(f'__r{n}__') for n in binary})
InPlace = type('InPlace', (), {f'__i{n}__': method(f'__i{n}__') for n in binary if n != 'divmod'})
Neither = type('Neither', (), {})
Declines = type('Declines', (), {**{f'__{n}__': lambda self, other: NotImplemented for n in binary}, **{f'__r{n}__': lambda self, other: NotImplemented for n in binary}})
for name, symbol in binary.items():
    if symbol:
        run = lambda a, b: eval(f'a {symbol} b', {'a': a, 'b': b})
        inplace = lambda a, b: (lambda ns: (exec(f'a {symbol}= b', ns), ns['a'])[1])({'a': a, 'b': b})
    else:
        run, inplace = divmod, None
    print(name, run(Forward(), 1), run(1, Reflected()), run(Forward(), Reflected()), run(Neither(), Reflected()), run(Declines(), Reflected()))
    attempt(name + ' unsupported', lambda: run(Neither(), Neither()))
    attempt(name + ' declined', lambda: run(Declines(), Declines()))
    if inplace:
        print(name, inplace(InPlace(), 1), inplace(Forward(), 1), inplace(1, Reflected()))
        attempt(name + '= unsupported', lambda: inplace(Neither(), 1))


class Base:
    def __add__(self, other):
        return 'Base.__add__'

    def __radd__(self, other):
        return 'Base.__radd__'


class Sub(Base):
    def __radd__(self, other):
        return 'Sub.__radd__'


class SubSame(Base):
    pass


print(Base() + Sub(), Base() + Base(), Sub() + Base(), Base() + SubSame(), 1 + Base(), Base() + 1)


class Same:
    def __add__(self, other):
        return NotImplemented

    def __radd__(self, other):
        print('radd')
        return 'same radd'


attempt('same type is not reflected', lambda: Same() + Same())
attempt('pow three', lambda: pow(Neither(), 1, 2))


class Pow:
    def __pow__(self, other, modulo=None):
        return ('pow', other, modulo)

    def __rpow__(self, other, modulo=None):
        return ('rpow', other, modulo)


print(pow(Pow(), 2), pow(Pow(), 2, 3), 2 ** Pow())


class Unary:
    def __neg__(self):
        return 'neg'

    def __pos__(self):
        return 'pos'

    def __invert__(self):
        return 'invert'

    def __abs__(self):
        return 'abs'

    def __round__(self, n=None):
        return ('round', n)

    def __trunc__(self):
        return 'trunc'

    def __floor__(self):
        return 'floor'

    def __ceil__(self):
        return 'ceil'


import math
u = Unary()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), math.trunc(u), math.floor(u), math.ceil(u))
for op in ('-', '+', '~'):
    attempt('unary ' + op, lambda: eval(f'{op}n', {'n': Neither()}))
attempt('abs', lambda: abs(Neither()))
attempt('round', lambda: round(Neither()))


class Compare:
    def __lt__(self, other):
        return 'lt'

    def __gt__(self, other):
        return 'gt'

    def __le__(self, other):
        return NotImplemented

    def __ge__(self, other):
        return NotImplemented


c = Compare()
print(c < 1, c > 1, 1 < c, 1 > c, c == c, c != c, c == 1)
attempt('<=', lambda: c <= 1)
attempt('reflected >=', lambda: 1 >= c)
attempt('both decline', lambda: c <= c)


class Eq:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        print('eq', self.v, getattr(other, 'v', other))
        return self.v == getattr(other, 'v', other)


a = Eq(1)
print(a == 1, 1 == a, a != 2, a in [Eq(1)], [Eq(1)].index(a), [a, a].count(1), (Eq(1),) == (Eq(1),), a is a)
attempt('unhashable', lambda: hash(a))
attempt('unhashable in set', lambda: {a})


class EqHash(Eq):
    def __hash__(self):
        return hash(self.v)


class EqNone(EqHash):
    __hash__ = None


print(len({EqHash(1), EqHash(1)}), EqHash(1).__hash__ is not None)
attempt('hash None', lambda: hash(EqNone(1)))


class BadHash:
    def __hash__(self):
        return 'x'


class BigHash:
    def __hash__(self):
        return 2 ** 70


attempt('hash str', lambda: hash(BadHash()))
print(hash(BigHash()) == hash(2 ** 70), hash(type('M', (), {'__hash__': lambda self: -1})()))


class Container:
    def __getitem__(self, key):
        if isinstance(key, int) and key >= 3:
            raise IndexError
        return ('item', key)

    def __setitem__(self, key, value):
        print('set', key, value)

    def __delitem__(self, key):
        print('del', key)

    def __len__(self):
        return 3

    def __missing__(self, key):
        return 'missing'


box = Container()
print(box[1], box['k'], box[1:2], box[1:2, ..., ::3], list(box), ('item', 1) in box, len(box), bool(box), list(reversed(box)))
box[0] = 1
del box[1:3]
for label, action in (('index', lambda: Neither()[0]), ('set', lambda: Neither().__setitem__(0, 1)), ('set statement', lambda: exec('n[0] = 1', {'n': Neither()})), ('del statement', lambda: exec('del n[0]', {'n': Neither()})), ('len', lambda: len(Neither())), ('iter', lambda: iter(Neither())), ('in', lambda: 1 in Neither()), ('next', lambda: next(Neither())),
                      ('call', lambda: Neither()()), ('reversed', lambda: reversed(Neither())), ('int', lambda: int(Neither())), ('float', lambda: float(Neither())), ('complex', lambda: complex(Neither())), ('bytes', lambda: bytes(Neither())), ('index()', lambda: operator.index(Neither())), ('list index', lambda: [1][Neither()]), ('hash', lambda: isinstance(hash(Neither()), int))):
    attempt(label, action)


def returning(**methods):
    return type('R', (), {k: (lambda v: lambda self, *a: v)(v) for k, v in methods.items()})()


for label, action in (('len -1', lambda: len(returning(__len__=-1))), ('len str', lambda: len(returning(__len__='a'))), ('len float', lambda: len(returning(__len__=1.5))), ('len big', lambda: len(returning(__len__=2 ** 70))), ('bool int', lambda: bool(returning(__bool__=1))), ('bool by len', lambda: bool(returning(__len__=0))), ('int str', lambda: int(returning(__int__='a'))),
                      ('int True', lambda: int(returning(__int__=True))), ('index for int', lambda: int(returning(__index__=7))), ('index float', lambda: operator.index(returning(__index__=1.5))), ('float int', lambda: float(returning(__float__=1))), ('float index', lambda: float(returning(__index__=3))), ('complex', lambda: complex(returning(__complex__=1))), ('repr int', lambda: repr(returning(__repr__=1))),
                      ('str int', lambda: str(returning(__str__=1))), ('str by repr', lambda: str(returning(__repr__='r'))), ('format int', lambda: format(returning(__format__=1))), ('bytes', lambda: bytes(returning(__bytes__=b'b'))), ('bytes str', lambda: bytes(returning(__bytes__='b'))), ('iter int', lambda: iter(returning(__iter__=1))), ('iter ok', lambda: list(returning(__iter__=iter([1])))),
                      ('contains', lambda: 1 in returning(__contains__='yes')), ('dir', lambda: dir(returning(__dir__=['b', 'a']))), ('dir int', lambda: dir(returning(__dir__=3))), ('hash True', lambda: hash(returning(__hash__=True))), ('hint', lambda: operator.length_hint(returning(__length_hint__=5))), ('hint negative', lambda: operator.length_hint(returning(__length_hint__=-5))), ('reversed', lambda: reversed(returning(__reversed__='r'))), ('trunc', lambda: int(returning(__trunc__=4)))):
    attempt(label, action)


class Truth:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        print('bool', self.v)
        return self.v


print(not Truth(False), (Truth(True) and 'x'), 1 if Truth(False) else 2, any([Truth(False), Truth(True)]), all([Truth(False)]), [x for x in [1] if Truth(True)])


class OldIter:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError('end')
        return i * i


print(list(OldIter()), 4 in OldIter(), max(OldIter()), [*OldIter()], dict(zip('abc', OldIter())))


class Index:
    def __index__(self):
        return 2


print([10, 20, 30][Index()], 'abc'[:Index()], range(Index()), bin(Index()), [0] * Index(), hex(Index()), chr(Index() .__index__() + 63))
