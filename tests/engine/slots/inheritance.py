"""Slots in subclasses, with several bases, and what cannot be laid out."""
import weakref


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


def facts(cls):
    obj = object.__new__(cls)
    return cls.__basicsize__ > 0, hasattr(obj, '__dict__'), '__weakref__' in dir(cls), [c.__name__ for c in cls.__mro__]


class A:
    __slots__ = ('a',)


class B:
    __slots__ = ('b',)


class Plain:
    pass


class Empty:
    __slots__ = ()


class Sub(A):
    __slots__ = ('c',)


s = Sub()
s.a, s.c = 1, 2
print(s.a, s.c, hasattr(s, '__dict__'), Sub.__slots__, A.__slots__, Sub.a is A.a)
attempt('undeclared', lambda: setattr(s, 'd', 1))


class NoSlots(A):
    pass


n = NoSlots()
n.a, n.free = 1, 2
print(n.__dict__, n.a, weakref.ref(n)() is n)


class Back(NoSlots):
    __slots__ = ('e',)


back = Back()
back.e, back.free = 1, 2
print(back.__dict__, Back.__slots__)


class OverPlain(Plain):
    __slots__ = ('x',)


o = OverPlain()
o.x, o.y = 1, 2
print(o.__dict__, o.x)
attempt('two slotted', lambda: type('AB', (A, B), {}))
attempt('two slotted, empty slots', lambda: type('AB', (A, B), {'__slots__': ()}))
attempt('same names', lambda: type('T', (A, type('A2', (), {'__slots__': ('a',)})), {}))
attempt('slotted and empty', lambda: facts(type('AE', (A, Empty), {'__slots__': ()})))
attempt('empty and slotted', lambda: facts(type('EA', (Empty, A), {'__slots__': ('z',)})))
attempt('two empty', lambda: facts(type('EE', (Empty, type('E2', (), {'__slots__': ()})), {'__slots__': ()})))
attempt('slotted and plain', lambda: facts(type('AP', (A, Plain), {'__slots__': ()})))
attempt('plain and slotted', lambda: facts(type('PA', (Plain, A), {})))


class Left(A):
    __slots__ = ()


class Right(A):
    __slots__ = ()


class Right2(A):
    __slots__ = ('r',)


attempt('diamond', lambda: facts(type('D', (Left, Right), {'__slots__': ()})))
attempt('diamond with one', lambda: facts(type('D', (Left, Right2), {'__slots__': ()})))
attempt('diamond with two', lambda: type('D', (type('L2', (A,), {'__slots__': ('l',)}), Right2), {}))
attempt('order conflict', lambda: type('O', (A, Sub), {}))
attempt('dict only bases', lambda: facts(type('DD', (type('D1', (), {'__slots__': ('__dict__',)}), type('D2', (), {'__slots__': ('__dict__',)})), {})))
attempt('dict and weakref bases', lambda: facts(type('DW', (type('D1', (), {'__slots__': ('__dict__',)}), type('W1', (), {'__slots__': ('__weakref__',)})), {'__slots__': ()})))
attempt('dict again', lambda: type('X', (Plain,), {'__slots__': ('__dict__',)}))
attempt('weakref again', lambda: type('X', (Plain,), {'__slots__': ('__weakref__',)}))
attempt('dict over slotted', lambda: facts(type('X', (A,), {'__slots__': ('__dict__',)})))
attempt('weakref over slotted', lambda: facts(type('X', (A,), {'__slots__': ('__weakref__',)})))
attempt('weakref twice in line', lambda: type('Y', (type('X', (A,), {'__slots__': ('__weakref__',)}),), {'__slots__': ('__weakref__',)}))
attempt('dict twice in line', lambda: type('Y', (type('X', (A,), {'__slots__': ('__dict__',)}),), {'__slots__': ('__dict__',)}))
attempt('list and tuple', lambda: type('LT', (list, tuple), {}))
attempt('int and str', lambda: type('IS', (int, str), {}))
attempt('list and slotted', lambda: type('LA', (list, A), {}))
attempt('list and empty', lambda: facts(type('LE', (list, Empty), {'__slots__': ()}))[1:])
attempt('exception and slotted', lambda: type('EA', (Exception, A), {}))
attempt('dict and plain', lambda: type('DP', (dict, Plain), {}).__mro__[1].__name__)


class Redeclared(A):
    __slots__ = ('a',)


r = Redeclared()
r.a = 'new'
print(r.a, Redeclared.a is A.a)
attempt('the old slot', lambda: A.a.__get__(r))
A.a.__set__(r, 'old')
print(A.a.__get__(r), r.a, Redeclared.a.__get__(r))


class ShadowedByVariable(A):
    a = 'class variable'


shadowed = ShadowedByVariable()
print(shadowed.a)
shadowed.a = 'instance'
print(shadowed.__dict__, shadowed.a)
attempt('slot under variable', lambda: A.a.__get__(shadowed))


class ShadowedSlots(A):
    __slots__ = ()
    a = 'class variable'


attempt('read-only', lambda: setattr(ShadowedSlots(), 'a', 1))


class Mixin:
    __slots__ = ()

    def both(self):
        return self.a, self.c


class UsesMixin(Mixin, Sub):
    __slots__ = ()


u = UsesMixin()
u.a, u.c = 'A', 'C'
print(u.both(), hasattr(u, '__dict__'))


class Base0:
    __slots__ = ()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        print('init_subclass', cls.__name__, cls.__dict__.get('__slots__'))


class Registered(Base0):
    __slots__ = ('r',)


class Unslotted(Base0):
    pass


class Super:
    __slots__ = ('v',)

    def __init__(self, v):
        self.v = v


class Child(Super):
    __slots__ = ('w',)

    def __init__(self, v, w):
        super().__init__(v)
        self.w = w

    def total(self):
        return self.v + self.w


print(Child(1, 2).total(), [s for cls in Child.__mro__ for s in getattr(cls, '__slots__', ())])
for bases in ((str,), (list,), (dict,), (float,)):
    cls = type('S', bases, {'__slots__': ('tag',)})
    obj = cls()
    obj.tag = bases[0].__name__
    print(obj.tag, obj == bases[0](), hasattr(obj, '__dict__'))
    attempt('undeclared', lambda: setattr(obj, 'zz', 1))


class Err(Exception):
    __slots__ = ('code',)


e = Err('text')
e.code, e.extra = 1, 2
print(e.code, e.__dict__, e.args)
attempt('abstract order', lambda: type('Bad', (object, A), {}))
print(issubclass(Sub, A), isinstance(s, A), Sub.__base__.__name__, type('AE', (Empty, A), {}).__base__.__name__, type('AP', (Plain, A), {}).__base__.__name__)
