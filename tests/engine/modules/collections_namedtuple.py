"""namedtuple: fields, defaults, methods, messages and pickling."""
from collections import namedtuple
import copy
import pickle


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


Point = namedtuple('Point', 'x y')
p = Point(1, y=2)
print(p, p.x, p[1], tuple(p), p == (1, 2), hash(p) == hash((1, 2)), len(p), p + (3,))
print(Point._fields, Point._field_defaults, Point.__doc__, Point.__slots__, Point.__mro__)
print(p._replace(x=10), p._asdict(), Point._make([7, 8]), p.__getnewargs__())
print(Point.x.__doc__, Point.__new__.__doc__, Point._make.__doc__, Point._replace.__doc__, Point._asdict.__doc__)
attempt('missing', lambda: Point(1))
attempt('too many', lambda: Point(1, 2, 3))
attempt('unknown keyword', lambda: Point(1, 2, z=3))
attempt('twice', lambda: Point(1, x=3))
attempt('make', lambda: Point._make([1]))
attempt('replace', lambda: p._replace(z=1, w=2))
attempt('set', lambda: setattr(p, 'x', 5))
attempt('set new', lambda: setattr(p, 'z', 5))
attempt('del', lambda: delattr(p, 'x'))
attempt('no dict', lambda: p.__dict__)
print(hasattr(Point, '__match_args__') and Point.__match_args__, hasattr(p, '__replace__'))
print(Point.__new__.__qualname__, Point._make.__qualname__, Point.__repr__.__qualname__)
print(type(Point.__dict__['x']), Point.__module__, type(Point.__dict__['_make']))

D = namedtuple('D', ['a', 'b', 'c'], defaults=[2, 3])
print(D(1), D(1, 5), D._field_defaults, D.__new__.__defaults__)
attempt('defaults', lambda: namedtuple('E', 'a', defaults=(1, 2)))
for names in ('1x', 'class', '_a', 'a a', 'a-b', ['x', 'x'], ['ok', 'def']):
    attempt(repr(names), lambda: namedtuple('N', names)._fields)
attempt('type name', lambda: namedtuple('1N', 'a'))
attempt('keyword type name', lambda: namedtuple('for', 'a'))
print(namedtuple('R', ['a', 'class', 'a', '_x', '1'], rename=True)._fields)
print(namedtuple('M', 'a,b , c')._fields, namedtuple('Empty', '')(), namedtuple('One', 'a')(1), namedtuple('One', 'a').__doc__)
print(namedtuple('N', 'a', module='somewhere').__module__)


class Sub(Point):
    @property
    def total(self):
        return self.x + self.y


s = Sub(1, 2)
s.extra = 3
print(s, s.total, s.__dict__, s._replace(x=5))


class SlottedSub(Point):
    __slots__ = ()

    def __add__(self, other):
        return SlottedSub(self.x + other.x, self.y + other.y)


q = SlottedSub(1, 2) + Point(3, 4)
print(q, hasattr(q, '__dict__'))
for protocol in range(6):
    again = pickle.loads(pickle.dumps(p, protocol))
    print(protocol, again, type(again) is Point, again == p)
print(copy.copy(p), copy.deepcopy(p), p.index(2), p.count(1), sorted([Point(2, 1), Point(1, 9)]))
print('%s %s' % p, max(Point(1, 2), Point(1, 3)), Point(*'ab'), Point(**{'x': 1, 'y': 2}))
x, y = p
print(x, y, p[::-1], isinstance(p, tuple), Point.__bases__)
