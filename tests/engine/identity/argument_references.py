# How many references a function's arguments have: from 3.11 on the caller's stack keeps none.
import sys


def plain(x):
    return sys.getrefcount(x)


def with_star(x, *rest):
    return sys.getrefcount(x)


def with_keyword_only(x, *, k=1):
    return sys.getrefcount(x)


def with_double_star(x, **rest):
    return sys.getrefcount(x)


def with_default(x=None):
    return sys.getrefcount(x)


def generator(x):
    yield sys.getrefcount(x)


def closure(x):
    def inner():
        return sys.getrefcount(x)
    return inner()


class Class:
    def method(self):
        return sys.getrefcount(self)

    def method_with_star(self, *rest):
        return sys.getrefcount(self)


o = object()
instance = Class()
print(plain(o), with_star(o), with_keyword_only(o), with_double_star(o), with_default(o))
print(with_star(o, 1), with_keyword_only(o, k=2), with_double_star(o, z=1))
print(plain(object()), with_star(object()), with_keyword_only(object()), with_double_star(object()))
print(instance.method(), instance.method_with_star(), Class().method(), Class().method_with_star())
print(next(generator(o)), closure(o), (lambda x: sys.getrefcount(x))(o), [sys.getrefcount(x) for x in [o]])
