"""Class creation: __new__ and __init__, metaclasses, __prepare__, __init_subclass__, MRO, type() and its errors."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class A:
    def __new__(cls, *args, **kwargs):
        print('new', cls.__name__, args, kwargs)
        return super().__new__(cls)

    def __init__(self, *args, **kwargs):
        print('init', args, kwargs)


A(1, k=2)


class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        print('never')


print(Other())


class Sub(A):
    def __new__(cls, x):
        return A.__new__(A, x)

    def __init__(self, x):
        print('init of Sub is not called')


print(type(Sub(1)).__name__)


class OnlyNew:
    def __new__(cls, a):
        return super().__new__(cls)


class OnlyInit:
    def __init__(self, a):
        self.a = a


class Neither:
    pass


class BothBad:
    def __new__(cls, a):
        return super().__new__(cls, a)


class InitBad:
    def __init__(self, a):
        super().__init__(a)


class InitReturns:
    def __init__(self):
        return 1


for label, action in (('OnlyNew', lambda: OnlyNew(1)), ('OnlyNew()', lambda: OnlyNew()), ('OnlyInit()', lambda: OnlyInit()), ('Neither(1)', lambda: Neither(1)), ('Neither keyword', lambda: Neither(a=1)), ('BothBad', lambda: BothBad(1)), ('InitBad', lambda: InitBad(1)),
                      ('InitReturns', lambda: InitReturns()), ('object(1)', lambda: object(1)), ('object.__new__', lambda: object.__new__()), ('object.__new__(3)', lambda: object.__new__(3)), ('object.__new__(int)', lambda: object.__new__(int)), ('int.__new__(str)', lambda: int.__new__(str)),
                      ('wrong self', lambda: OnlyInit.__init__(3, 1)), ('int.__add__', lambda: int.__add__('a', 1)), ('list.append', lambda: list.append(3, 1)), ('str.upper', lambda: str.upper(3)), ('no self', lambda: str.upper()), ('dict.get', lambda: dict.get([], 1))):
    attempt(label, lambda: type(action()).__name__)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwargs):
        print('prepare', name, [b.__name__ for b in bases], kwargs)
        return {'from_prepare': 1}

    def __new__(mcls, name, bases, namespace, **kwargs):
        print('meta new', name, sorted(k for k in namespace if not k.startswith('__')), kwargs)
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        print('meta init', name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print('meta call', cls.__name__)
        return super().__call__(*args, **kwargs)

    def __instancecheck__(cls, instance):
        return instance == 'honorary'

    def __subclasscheck__(cls, other):
        return other is int

    def __repr__(cls):
        return f'<Meta {cls.__name__}>'

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter('meta')

    def __contains__(cls, x):
        return x == 'in'

    def __getitem__(cls, k):
        return ('item', k)

    def __add__(cls, other):
        return 'added'

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return 7


class M(metaclass=Meta, tag=1):
    x = 2


M()
print(M, isinstance('honorary', M), isinstance(M(), M), issubclass(int, M), issubclass(str, M), len(M), list(M), 'in' in M, M['k'], M + 1, M == 3, hash(M), M.from_prepare, type(M))


class Child(M):
    pass


class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, tag))


class S1(Base, tag='one'):
    pass


class S2(S1):
    pass


print(Base.registry)
attempt('unknown keyword', lambda: type('S3', (Base,), {}, nope=1))
attempt('keyword on plain', lambda: type('X', (), {}, k=1))


class CGI:
    def __class_getitem__(cls, item):
        return f'{cls.__name__}[{item!r}]'


print(CGI[int], CGI['a', 1])
attempt('not subscriptable', lambda: A[int])
attempt('instance not subscriptable', lambda: CGI()[1])
T = type('T', (A,), {'attr': 1, 'method': lambda self: 'm', '__doc__': 'docs'})
print(T, T.__name__, T.__bases__, T.attr, T.__doc__, T.__module__, type(T), T.__qualname__)
T.__name__ = 'Renamed'
T.__qualname__ = 'Outer.Renamed'
T.__doc__ = 'new docs'
print(T, T.__name__, T.__doc__)
for label, action in (('type()', lambda: type()), ('two', lambda: type('a', ())), ('name', lambda: type(3, (), {})), ('bases', lambda: type('A', [], {})), ('dict', lambda: type('A', (), [])), ('base int', lambda: type('A', (3,), {})), ('base instance', lambda: type('A', (A,) * 2, {})), ('null in name', lambda: type('a\0b', (), {})),
                      ('bool', lambda: type('B', (bool,), {})), ('NoneType', lambda: type('N', (type(None),), {})), ('mro', lambda: type('X', (object, A), {})), ('name int', lambda: setattr(T, '__name__', 3)), ('delete name', lambda: delattr(T, '__name__')), ('bases empty', lambda: setattr(T, '__bases__', ())), ('bases int', lambda: setattr(T, '__bases__', (3,))),
                      ('mro int', lambda: type('Q', (), {'mro': 1}).__mro__), ('builtin name', lambda: setattr(int, '__name__', 'x')), ('qualname', lambda: type('A', (), {'__qualname__': 3})), ('metaclass conflict', lambda: type('C', (M, type('N', (type,), {})('K', (), {})), {})), ('metaclass function', lambda: eval('type')('F', (), {}).__name__)):
    attempt(label, action)


def function_meta(name, bases, namespace):
    return name, bases, sorted(k for k in namespace if not k.startswith('__'))


class ByFunction(A, metaclass=function_meta):
    y = 1


print(ByFunction)


class X:
    pass


class Y(X):
    pass


class Z(X):
    pass


class W(Y, Z):
    pass


print([c.__name__ for c in W.__mro__], W.mro() == list(W.__mro__), W.__base__, X.__subclasses__(), [c.__name__ for c in X.__subclasses__()], W.__bases__)
attempt('inconsistent', lambda: type('V', (X, Y), {}))
attempt('inconsistent 2', lambda: type('V', (type('YZ', (Y, Z), {}), type('ZY', (Z, Y), {})), {}))
W.__bases__ = (Z, Y)
print([c.__name__ for c in W.__mro__])


class Custom(type):
    def mro(cls):
        return [cls, A, object]


print([c.__name__ for c in Custom('CM', (X,), {}).__mro__])


class Entries:
    def __mro_entries__(self, bases):
        return (X,)


class FromEntries(Entries()):
    pass


print(FromEntries.__bases__, type(FromEntries.__orig_bases__[0]).__name__)
attempt('no mro entries', lambda: type('E', (Entries(),), {}))


class Nested:
    class Inner:
        def method(self):
            pass
    value = Inner.__qualname__


print(Nested.Inner.__qualname__, Nested.Inner.method.__qualname__, Nested.value, Nested.Inner, Nested.Inner().method.__func__.__name__)
import gc
before = len(X.__subclasses__())
temp = type('Temp', (X,), {})
after = len(X.__subclasses__())
del temp
gc.collect()
print(after - before, len(X.__subclasses__()) - before)


class WithCell:
    def f(self):
        return __class__

    g = lambda self: __class__


print(WithCell().f(), WithCell().g())
attempt('type of type', lambda: (type(type), isinstance(type, object), issubclass(type, object), isinstance(object, type)))
