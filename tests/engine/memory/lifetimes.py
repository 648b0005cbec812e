"""When objects die: __del__ order, weak reference callbacks, cycles, containers, frames and generators."""
import gc
import sys
import weakref


class Loud:
    def __init__(self, name, *held):
        self.name = name
        self.held = held

    def __del__(self):
        print('del', self.name)


a = Loud('a')
b = a
del a
print('one name left')
del b
print('after b')
x = Loud('x')
x = Loud('x2')
print('rebound')
x = None
print('none')
Loud('temporary')
print('after temporary')
outer = Loud('outer', Loud('inner'))
del outer
l = [Loud('l0'), Loud('l1'), Loud('l2')]
del l[1]
l.pop()
l.clear()
print('list cleared')
d = {'k': Loud('value'), Loud('key'): 1}
d['k'] = None
d.popitem()
d.clear()
print('dict done')
t = (Loud('t0'), Loud('t1'))
del t
print('tuple done')


def function():
    first = Loud('first local')
    second = Loud('second local')
    print('in function')


function()
print('function done')


def returns():
    local = Loud('returned')
    return local


returns().name
print('result dropped')
kept = returns()
kept = None


class Slots:
    __slots__ = ('b', 'a')


s = Slots()
s.a, s.b = Loud('slot a'), Loud('slot b')
del s
print('slots in order of declaration')


class Plain:
    pass


p = Plain()
p.z, p.a = Loud('attribute z'), Loud('attribute a')
del p
print('attributes done')
r = weakref.ref(Loud('weakly held'), lambda ref: print('callback', ref()))
print(r())
target = Loud('target')
refs = [weakref.ref(target, lambda _, n=n: print('callback', n)) for n in range(3)]
del target
c1, c2 = Loud('c1'), Loud('c2')
c1.other, c2.other = c2, c1
del c1, c2
print('cycle waits')
print('collected', gc.collect() > 0)
me = Loud('self reference')
me.me = me
del me
gc.collect()


class Resurrect:
    saved = None

    def __del__(self):
        print('resurrecting')
        Resurrect.saved = self


Resurrect()
print(Resurrect.saved is not None)
Resurrect.saved = None
print('not again')


def generator():
    held = Loud('held by generator')
    try:
        yield 1
    finally:
        print('generator finally')


g = generator()
next(g)
del g
print('generator gone')


def raises():
    local = Loud('local of raising function')
    raise ValueError


try:
    raises()
except ValueError as error:
    print('in handler')
print('after handler')


def with_default(x=Loud('default')):
    pass


del with_default
closure = (lambda v: lambda: v)(Loud('closed over'))
del closure
print('closure gone')
class Temporary:
    held = Loud('class attribute')


del Temporary
print('class waits')
gc.collect()
print('class collected')
method = Loud('method owner').__init__
print('bound method keeps it')
del method
for item in [Loud('loop 0'), Loud('loop 1')]:
    pass
print('loop variable stays')
del item
[Loud('c') for _ in range(2)]
print('comprehension done')
v = Loud('swap 1')
w = Loud('swap 2')
v, w = w, None
print('swapped')
v = None
f = Loud('formatted')
print(f'{f.name}')
f = None
u = Loud('union')
s1 = {u}
u = None
s1.pop()
print('set popped')
e = Loud('exception value')
try:
    raise KeyError(e)
except KeyError:
    pass
e = None
print('exception done')
stack = [Loud('deep')]
for _ in range(5000):
    stack = [stack]
del stack
print('deep done')
o = Loud('at exit')
o2 = Loud('at exit 2')
print('end')
