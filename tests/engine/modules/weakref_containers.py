"""weakref: references, callbacks, weak dictionaries and sets, methods, finalizers, proxies."""
import weakref
import gc


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


class C:
    def __init__(self, name='c'):
        self.name = name

    def method(self):
        return 'method of ' + self.name

    def __repr__(self):
        return f'C({self.name})'


c = C()
r = weakref.ref(c, lambda w: print('callback', w() is None, w is r))
print(r() is c, weakref.getweakrefcount(c), weakref.getweakrefs(c) == [r], weakref.ref(c) is weakref.ref(c), weakref.ref(c) is r)
print(r == weakref.ref(c), hash(r) == hash(c), r.__callback__ is not None)
del c
print(r(), r.__callback__)
attempt('int', lambda: weakref.ref(3))
attempt('no arguments', lambda: weakref.ref())

values = weakref.WeakValueDictionary()
a, b = C('a'), C('b')
values['a'] = a
values['b'] = b
print(len(values), values['a'], 'a' in values, sorted(values), [str(v) for v in values.values()])
del a
print(len(values), 'a' in values, values.get('a', 'gone'), list(values.items()))
attempt('missing', lambda: values['a'])
print(values.pop('b'), len(values))
attempt('pop', lambda: values.pop('b'))
print(values.pop('b', 7), values.setdefault('k', b))
attempt('value int', lambda: values.__setitem__('x', 1))

keys = weakref.WeakKeyDictionary()
k1, k2 = C('k1'), C('k2')
keys[k1] = 1
keys[k2] = 2
print(len(keys), keys[k1], k1 in keys, 3 in keys, sorted(keys.values()), len(keys.keyrefs()))
del k1
print(len(keys), list(keys.items()))
attempt('key int', lambda: keys.__setitem__(3, 1))

ws = weakref.WeakSet()
m1, m2 = C('m1'), C('m2')
ws.add(m1)
ws.add(m2)
print(len(ws), m1 in ws, 3 in ws, sorted(x.name for x in ws), ws == weakref.WeakSet([m1, m2]))
del m1
print(len(ws), [x.name for x in ws], ws | weakref.WeakSet() == ws, len(ws - ws))
ws.discard(m2)
try:
    ws.remove(m2)
except KeyError as error:
    print('remove', type(error.args[0]).__name__)
attempt('pop', lambda: ws.pop())

o = C('o')
attempt('dead at once', lambda: weakref.ref(o.method)())
wm = weakref.WeakMethod(o.method, lambda w: print('method died'))
print(wm()(), wm == weakref.WeakMethod(o.method))
del o
print(wm())
attempt('not a method', lambda: weakref.WeakMethod(len))

f = C('f')
fin = weakref.finalize(f, print, 'finalized', end='!\n')
print(fin.alive, fin.peek()[1] is print, fin.atexit)
del f
print(fin.alive, fin.peek(), fin())
g = C('g')
fin = weakref.finalize(g, lambda: 'value')
print(fin(), fin(), fin.alive)
fin = weakref.finalize(g, print, 'never')
print(fin.detach()[2], fin.alive)
h = C('h')
weakref.finalize(h, print, 'at exit, first made')
weakref.finalize(h, print, 'at exit, second made')
quiet = weakref.finalize(h, print, 'not at exit')
quiet.atexit = False
print(quiet.alive, quiet.atexit)
quiet.detach()

p = weakref.proxy(g)
print(p.name, p.method(), type(p).__name__, isinstance(p, C), p == p)
p.name = 'renamed'
print(g.name, repr(p)[:12] in ('C(renamed)', '<weakproxy a'))
attempt('proxy hash', lambda: hash(p))
del g
attempt('dead proxy', lambda: p.name)


class Node:
    pass


x, y = Node(), Node()
x.other, y.other = y, x
wx = weakref.ref(x, lambda w: print('cycle collected'))
del x, y
print(wx() is not None)
gc.collect()
print(wx())


class Slotted:
    __slots__ = ('a', '__weakref__')


s = Slotted()
print(weakref.ref(s)() is s)


class NoWeak:
    __slots__ = ('a',)


attempt('no weakref slot', lambda: weakref.ref(NoWeak()))


class RefSub(weakref.ref):
    __slots__ = ('tag',)


rs = RefSub(s)
rs.tag = 'tag'
print(rs() is s, rs.tag, RefSub(s) is rs)
