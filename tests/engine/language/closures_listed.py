"""The order of locals() where variables are shared with inner functions."""


def outer(b, a, c=1):
    z = 1

    def inner():
        return a, b, m, k

    m = 2
    k = 3
    y = 4
    print(list(locals()), inner())
    q = 1
    print(list(locals()), q, y, z)
    print(outer.__code__.co_varnames, outer.__code__.co_cellvars, inner.__code__.co_freevars)


outer(1, 2)


class Kept:
    def method(self, q):
        def inner():
            return self, w, __class__

        w = 1
        return list(locals()), inner is not None, q


print(Kept().method(1))


def counter():
    n = 0

    def step():
        nonlocal n
        n += 1
        return sorted(locals().items())

    return step


print(counter()())
