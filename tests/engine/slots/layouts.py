"""__class__ assignment, sizes and offsets of slotted classes."""
import sys


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


def reclass(obj, cls):
    obj.__class__ = cls
    return type(obj).__name__


class A:
    __slots__ = ('x', 'y')


class B:
    __slots__ = ('y', 'x')


class C:
    __slots__ = ('x', 'z')


class D:
    __slots__ = ('x',)


class E:
    __slots__ = ('x', 'y', '__dict__')


class F:
    __slots__ = ('x', 'y', '__weakref__')


class G(A):
    __slots__ = ()


class H(A):
    pass


class Plain1:
    pass


class Plain2:
    pass


class OnInt(int):
    pass


a = A()
a.x, a.y = 1, 2
print(reclass(a, B), a.x, a.y, reclass(a, A))
for cls in (C, D, E, F, G, H, Plain1, int, OnInt):
    attempt('A to ' + cls.__name__, lambda: reclass(A(), cls))
g = G()
g.x = 1
print(reclass(g, A), g.x)
p = Plain1()
p.free = 1
print(reclass(p, Plain2), p.free)
attempt('plain to slotted', lambda: reclass(Plain1(), A))
attempt('H to A', lambda: reclass(H(), A))
attempt('E to F', lambda: reclass(E(), F))
attempt('to int', lambda: setattr(a, '__class__', 3))
attempt('to None', lambda: setattr(a, '__class__', None))
attempt('delete', lambda: delattr(a, '__class__'))
attempt('int instance', lambda: reclass(5, OnInt))
attempt('list instance', lambda: reclass([], type('L', (list,), {})))
attempt('OnInt to int', lambda: reclass(OnInt(3), int))
attempt('OnInt to other', lambda: reclass(OnInt(3), type('O2', (int,), {})) == 'O2')
attempt('bases', lambda: setattr(Plain2, '__bases__', (A,)))
attempt('bases back', lambda: setattr(type('K', (Plain1,), {}), '__bases__', (Plain2,)))
for cls in (A, D, E, F, H, Plain1, type('S0', (), {'__slots__': ()}), type('S5', (), {'__slots__': tuple('abcde')}), type('S2', (), {'__slots__': ('a', 'a')}), type('Both', (), {'__slots__': ('__dict__', '__weakref__')}),
            type('OnStr', (str,), {'__slots__': ('a',)}), type('OnList', (list,), {'__slots__': ('a', 'b')}), type('OnTuple', (tuple,), {'__slots__': ()}), type('Exc', (Exception,), {'__slots__': ('a',)})):
    print(cls.__name__, cls.__basicsize__, cls.__itemsize__, cls.__dictoffset__, cls.__weakrefoffset__, cls.__flags__ & (1 << 9) != 0)
for cls in (A, D, E, F, H, Plain1):
    print(cls.__name__, sys.getsizeof(cls()), cls().__sizeof__())
print(sys.getsizeof(A), sys.getsizeof(Plain1), sys.getsizeof(Plain1().__dict__))
o = A()
before = sys.getrefcount(o)
o.x = o
print(sys.getrefcount(o) - before)
del o.x
print(sys.getrefcount(o) - before)
