"""sys.getrefcount, gc functions, is_tracked, getrefcount through containers, and weak references of kinds."""
import gc
import sys
import weakref


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


o = object()
print(sys.getrefcount(o))
l = [o, o]
print(sys.getrefcount(o))
d = {'k': o}
print(sys.getrefcount(o))
del l
print(sys.getrefcount(o))
d.clear()
print(sys.getrefcount(o))


def param(x):
    return sys.getrefcount(x)


print(param(o), param(object()), (lambda x: sys.getrefcount(x))(o))


def local():
    x = object()
    y = x
    return sys.getrefcount(x)


print(local())
big = 10 ** 30
print(sys.getrefcount(big) > 0, sys.getrefcount(None) > 100)
gc.collect()
print([gc.is_tracked(x) for x in (1, 'a', [], {}, (), (1,), ([],), {'a': 1}, {'a': []}, set(), object(), lambda: 0, type, None)])


class C:
    pass


class S:
    __slots__ = ()


class S1:
    __slots__ = ('a',)


print(gc.is_tracked(C()), gc.is_tracked(S()), gc.is_tracked(S1()), gc.is_tracked(C), gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(type(gc.get_threshold()).__name__, len(gc.get_count()), gc.get_debug())
c = C()
c.me = c
wr = weakref.ref(c)
del c
print(gc.collect() >= 1, wr(), gc.garbage)
x = []
x.append(x)
print(gc.get_referents([1, 'a'])[:2], x in gc.get_referrers(x) if False else True, len(gc.get_objects()) > 10)
attempt('collect 5', lambda: gc.collect(5))
attempt('collect a', lambda: gc.collect('a'))
attempt('getrefcount()', lambda: sys.getrefcount())
for obj in (5, 'a', [], {}, (), None, 1.5, object(), b'', 1j, slice(1), range(3)):
    attempt('weakref to ' + type(obj).__name__, lambda: weakref.ref(obj))
for obj in (lambda: 0, C(), C, set(), frozenset([1]), (x for x in []), len):
    print(type(obj).__name__, weakref.ref(obj)() is obj)


class IntSub(int):
    pass


class ListSub(list):
    pass


attempt('int subclass', lambda: weakref.ref(IntSub(3))() is None)
attempt('list subclass', lambda: weakref.ref(ListSub())() is None)
e = ListSub([1])
print(weakref.ref(e)() is e, weakref.getweakrefcount(e))
