"""Instances of slotted classes: setting, reading, deleting, what they lack, and the messages."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
print(p.x, p.y, hasattr(p, '__dict__'), hasattr(p, '__weakref__'), dir(p)[-2:])
attempt('set undeclared', lambda: setattr(p, 'z', 1))
attempt('read undeclared', lambda: p.z)
attempt('delete undeclared', lambda: delattr(p, 'z'))
attempt('__dict__', lambda: p.__dict__)
attempt('vars', lambda: vars(p))
attempt('missing argument', lambda: Point(1))
attempt('extra argument', lambda: Point(1, 2, 3))
del p.x
attempt('read deleted', lambda: p.x)
attempt('delete deleted', lambda: delattr(p, 'x'))
print(hasattr(p, 'x'), getattr(p, 'x', 'default'))
p.x = 'again'
print(p.x)
q = Point.__new__(Point)
attempt('read unset', lambda: q.x)
attempt('delete unset', lambda: delattr(q, 'y'))
attempt('object.__setattr__', lambda: object.__setattr__(q, 'x', 5))
attempt('object.__setattr__ undeclared', lambda: object.__setattr__(q, 'nope', 5))
attempt('object.__getattribute__', lambda: object.__getattribute__(q, 'x'))
attempt('object.__delattr__', lambda: object.__delattr__(q, 'x'))
attempt('object.__getattribute__ unset', lambda: object.__getattribute__(q, 'x'))


class Both:
    __slots__ = ('a', '__dict__')


b = Both()
b.a = 1
b.free = 2
print(b.__dict__, b.a, vars(b), 'a' in b.__dict__, sorted(n for n in dir(b) if not n.startswith('__')))
b.__dict__ = {'other': 3}
print(b.other, b.a)
attempt('free gone', lambda: b.free)
b.__dict__['a'] = 'shadow'
print(b.a, b.__dict__['a'])
attempt('bad dict', lambda: setattr(b, '__dict__', 3))
del b.__dict__
print(b.__dict__)


class ClassAttribute:
    __slots__ = ('a',)
    k = 1


c = ClassAttribute()
attempt('class attribute', lambda: c.k)
attempt('set class attribute', lambda: setattr(c, 'k', 2))
attempt('delete class attribute', lambda: delattr(c, 'k'))
ClassAttribute.k = 5
print(c.k)
ClassAttribute.a = 'over the slot'
print(c.a)
attempt('slot overwritten', lambda: setattr(c, 'a', 1))


class WithProperty:
    __slots__ = ('_v',)

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, value):
        self._v = value * 2

    @property
    def read_only(self):
        return 'ro'


w = WithProperty()
w.v = 4
print(w.v, w._v, w.read_only)
attempt('no setter', lambda: setattr(w, 'read_only', 1))
attempt('no deleter', lambda: delattr(w, 'read_only'))


class GetAttr:
    __slots__ = ('a',)

    def __getattr__(self, name):
        return 'fallback ' + name


g = GetAttr()
print(g.a, g.zz)
g.a = 'set'
print(g.a)


class SetAttr:
    __slots__ = ('a', 'log')

    def __setattr__(self, name, value):
        object.__setattr__(self, name, (name, value))


s = SetAttr()
s.a = 1
print(s.a)
attempt('undeclared through __setattr__', lambda: setattr(s, 'b', 1))


class Frozen:
    __slots__ = ('x',)

    def __init__(self, x):
        object.__setattr__(self, 'x', x)

    def __setattr__(self, name, value):
        raise AttributeError('frozen ' + name)

    def __eq__(self, other):
        return self.x == other.x

    def __hash__(self):
        return hash(self.x)


f = Frozen(3)
attempt('frozen', lambda: setattr(f, 'x', 4))
print(f.x, f == Frozen(3), {f: 1}[Frozen(3)])


class Empty:
    __slots__ = ()


e = Empty()
attempt('empty', lambda: setattr(e, 'a', 1))
attempt('empty arguments', lambda: Empty(1))
attempt('object', lambda: setattr(object(), 'a', 1))
attempt('int', lambda: setattr(5, 'a', 1))
attempt('list', lambda: setattr([], 'a', 1))
attempt('function', lambda: setattr(attempt, 'tag', 1) or attempt.tag)
attempt('builtin', lambda: setattr(len, 'tag', 1))
attempt('type', lambda: setattr(int, 'tag', 1))
attempt('slot holds itself', lambda: (setattr(q, 'x', q), q.x is q.x.x.x)[1])
import weakref
attempt('weak reference', lambda: weakref.ref(p))


class Weak:
    __slots__ = ('a', '__weakref__')


weak = Weak()
print(weakref.ref(weak)() is weak, weak.__weakref__ is not None)
attempt('set __weakref__', lambda: setattr(weak, '__weakref__', 1))
print(Point.x.__get__(Point(7, 8)), isinstance(Point.x, type(Point.y)), len({Point.x, Point.y}))
match_values = [Point(1, 2).x, *[Point(i, i).y for i in range(3)]]
print(match_values, sum(getattr(Point(i, 2 * i), 'y') for i in range(4)))
