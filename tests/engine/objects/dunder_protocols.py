"""repr and str, format, iteration, context, copying by __reduce__, instance checks, __dir__, __sizeof__ and docs."""
import sys


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class Default:
    pass


class OnlyRepr:
    def __repr__(self):
        return 'repr'


class OnlyStr:
    def __str__(self):
        return 'str'


class Both(OnlyRepr, OnlyStr):
    pass


print(repr(Default()).split(' at ')[0], repr(OnlyRepr()), str(OnlyRepr()), str(OnlyStr()), repr(OnlyStr()).split(' at ')[0], f'{Both()} {Both()!r} {[Both()]} {(Both(),)} {dict(a=Both())}')


class Recursive:
    def __init__(self):
        self.items = [self]

    def __repr__(self):
        return f'R({self.items})' if False else 'R'


l = [1]
l.append(l)
d = {}
d['d'] = d
t = ([],)
t[0].append(t)
print(l, d, t, Recursive().items)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), tuple(Countdown(2)), sorted(Countdown(3)), [*Countdown(2)], max(Countdown(5)), 'x'.join(map(str, Countdown(3))), dict(enumerate(Countdown(2))), set(Countdown(3)) == {0, 1, 2}, list(zip(Countdown(3), 'ab')), iter(Countdown(1)).n, *Countdown(2))
a, *b = Countdown(4)
print(a, b, 2 in Countdown(4), list(filter(None, Countdown(3))), next(Countdown(0), 'default'))
attempt('next', lambda: next(Countdown(0)))


class NotIterator:
    def __iter__(self):
        return object()


class IterRaises:
    def __iter__(self):
        raise KeyError('in iter')


class NextRaises:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError('in next')


class IterNone:
    __iter__ = None

    def __getitem__(self, i):
        return i


class ContainsNone:
    __contains__ = None

    def __iter__(self):
        return iter([1])


for label, action in (('not iterator', lambda: list(NotIterator())), ('iter raises', lambda: list(IterRaises())), ('next raises', lambda: list(NextRaises())), ('iter None', lambda: list(IterNone())), ('contains None', lambda: 1 in ContainsNone()), ('unpack', lambda: (lambda a, b: 0)(*NextRaises()))):
    attempt(label, action)
print(list(iter(lambda it=iter([1, 2, 0, 3]): next(it), 0)), type(iter([])).__name__, type(iter(())).__name__, type(iter('')).__name__, type(iter({})).__name__, type(iter(set())).__name__, type(iter(range(0))).__name__, type(reversed([])).__name__)


class Instance:
    @classmethod
    def __instancecheck__(cls, x):
        return True


class Meta(type):
    def __instancecheck__(cls, x):
        return hasattr(x, 'quack')

    def __subclasscheck__(cls, c):
        return hasattr(c, 'quack')


class Duck(metaclass=Meta):
    pass


class Mallard:
    quack = 1


print(isinstance(Mallard(), Duck), isinstance(3, Duck), issubclass(Mallard, Duck), isinstance(Duck(), Duck), isinstance(1, (str, (int, float))), issubclass(bool, (str, int)))
for label, action in (('isinstance int', lambda: isinstance(1, 3)), ('issubclass int', lambda: issubclass(1, int)), ('issubclass second', lambda: issubclass(int, 1)), ('tuple with int', lambda: isinstance('a', (int, 3))), ('early', lambda: isinstance(1, (int, 3))), ('one argument', lambda: isinstance(1))):
    attempt(label, action)


class Liar:
    @property
    def __class__(self):
        return int


print(isinstance(Liar(), int), isinstance(Liar(), Liar), type(Liar()).__name__, Liar().__class__)


class Dir:
    def __dir__(self):
        return ['z', 'a', 'm']

    def __sizeof__(self):
        return 100

    def __format__(self, spec):
        return 'formatted ' + spec


x = Dir()
print(dir(x), x.__sizeof__(), sys.getsizeof(x) >= 100, f'{x:spec}', format(x, 'q'), '{0:w}'.format(x), format(x))
attempt('object format', lambda: format(object(), 'x'))
attempt('dir of instance', lambda: [n for n in dir(Default()) if not n.startswith('__')])
print(sorted(set(dir(Default)) - set(dir(object))), sorted(n for n in dir(object) if 'a' in n))


class Doc:
    """Class doc."""

    def f(self):
        """f doc."""

    x: int = 1
    "not a doc"


print(Doc.__doc__, Doc.f.__doc__, Doc().__doc__, Default.__doc__, Doc.__annotations__, Doc.__module__)
Doc.__doc__ = 'changed'
print(Doc.__doc__, Doc().__doc__)
attempt('slotted doc', lambda: setattr(Doc(), '__doc__', 'instance'))


class Call:
    def __call__(self, *args, **kw):
        return args, kw


class CallStatic:
    __call__ = staticmethod(lambda *a: a)


print(Call()(1, k=2), callable(Call()), callable(Default()), CallStatic()(1))


class Await:
    def __await__(self):
        return iter([])


class GetState:
    def __init__(self):
        self.x = 1

    def __reduce__(self):
        return 'global name'


print(GetState().__reduce__(), object().__reduce_ex__(2)[0].__name__, Default().__reduce_ex__(2)[1:3], Default().__reduce_ex__(0)[0].__name__)
attempt('int reduce', lambda: (5).__reduce_ex__(2))
attempt('generator reduce', lambda: (x for x in []).__reduce_ex__(2))
attempt('lambda reduce', lambda: (lambda: 0).__reduce_ex__(2))
attempt('reduce argument', lambda: object().__reduce_ex__('a'))


class Descr:
    def __get__(self, obj, owner):
        return lambda *a: ('via descriptor', a)


class SpecialByDescriptor:
    __len__ = Descr()
    __call__ = Descr()
    __getitem__ = Descr()


attempt('special method by descriptor', lambda: (SpecialByDescriptor()(1), SpecialByDescriptor()['k']))
attempt('len by descriptor', lambda: len(SpecialByDescriptor()))


class AttrOrder:
    b = 1
    a = 2

    def c(self):
        pass


print([n for n in vars(AttrOrder) if not n.startswith('__')])
o = AttrOrder()
o.z, o.y = 1, 2
o.x = 3
del o.z
o.z = 4
print(list(vars(o)), vars(o), o.__dict__ == {'y': 2, 'x': 3, 'z': 4})
class Missing(dict):
    def __missing__(self, key):
        return f'missing {key}'


print(Missing(a=1)['a'], Missing()['b'], Missing().get('c'), 'b' in Missing())
class Enter:
    def __enter__(self):
        return 'value'

    def __exit__(self, *a):
        return a[0] is ValueError


with Enter() as v:
    raise ValueError
print(v)
attempt('other exception', lambda: exec('with E(): raise KeyError(1)', {'E': Enter}))
