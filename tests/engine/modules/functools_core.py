"""partial, reduce, cmp_to_key, lru_cache, cached_property, total_ordering and wraps."""
import functools
from functools import partial, reduce, cmp_to_key, lru_cache, cached_property, total_ordering, wraps


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


def add(a, b=2, *rest, **named):
    "Add things."
    return (a, b, rest, sorted(named.items()))


p = partial(add, 1, c=3)
print(p(5), p(5, 6, d=7), p.func is add, p.args, p.keywords)
q = partial(p, 10, c=4)
print(q.func is add, q.args, q.keywords, q())
print(repr(partial(print, 1, end='')))
attempt('partial()', lambda: partial())
attempt('partial(1)', lambda: partial(1))


class Sub(partial):
    pass


print(repr(Sub(print, 'x')))
p.extra = 1
print(p.__dict__)

print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(max, [3, 9, 2], 5))
attempt('reduce empty', lambda: reduce(add, []))
attempt('reduce none', lambda: reduce(add, 5))
print(reduce(add, [], 'initial'))

key = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(sorted([3, 1, 2], key=key), key(1) < key(2), key(1) == key(1), key(3).obj)

calls = []


@lru_cache(maxsize=2)
def square(n):
    "Square it."
    calls.append(n)
    return n * n


print([square(n) for n in (1, 2, 1, 3, 2, 1)], calls)
print(square.cache_info(), square.__name__, square.__doc__, square.__wrapped__(9))
square.cache_clear()
print(square.cache_info())


@lru_cache
def plain(x, y=1):
    return x + y


plain(1)
plain(1.0)
plain(x=1)
plain(1, y=1)
print(plain.cache_info())


@lru_cache(maxsize=None, typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info())
attempt('unhashable', lambda: typed([]))
attempt('bad maxsize', lambda: lru_cache(maxsize='a'))
attempt('zero', lambda: lru_cache(maxsize=0)(lambda x: x)(3))


class Method:
    @lru_cache(maxsize=None)
    def m(self, x):
        return x * 2


o = Method()
print(o.m(4), o.m(4), Method.m.cache_info())


class Data:
    def __init__(self):
        self.count = 0

    @cached_property
    def value(self):
        "doc of value"
        self.count += 1
        return self.count


d = Data()
print(d.value, d.value, d.__dict__, Data.value.__doc__)
del d.value
print(d.value)
d.value = 99
print(d.value)


class Slotted:
    __slots__ = ('a',)

    @cached_property
    def area(self):
        return 4


attempt('slotted', lambda: Slotted().area)


def two_names():
    c = cached_property(lambda self: 1)

    class Two:
        a = c
        b = c


try:
    two_names()
except Exception as error:
    cause = error.__cause__
    print(type(error).__name__, error if cause is None else type(cause).__name__)


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Version) else NotImplemented


a, b = Version(1), Version(2)
print(a < b, a <= b, a > b, a >= b, a >= Version(1), a <= Version(1), a != b)
attempt('other type', lambda: a <= 3)
attempt('no roots', lambda: total_ordering(type('N', (), {})))
print(Version.__ge__.__name__, Version.__ge__.__doc__)


@total_ordering
class FromGe:
    def __init__(self, n):
        self.n = n

    def __ge__(self, other):
        return self.n >= other.n

    def __eq__(self, other):
        return self.n == other.n


print(FromGe(1) < FromGe(2), FromGe(1) > FromGe(2), FromGe(2) <= FromGe(2))


def decorate(f):
    @wraps(f)
    def inner(*args):
        "inner doc"
        return f(*args)
    return inner


add.tag = 'T'
w = decorate(add)
print(w.__name__, w.__doc__, w.__wrapped__ is add, w.tag, w.__qualname__, w.__module__, inner_name := w(1))
print(sorted(functools.WRAPPER_UPDATES))
