# python: 3.8-3.13
"""How deep containers may lie in one another before repr() and == give up."""


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def nested(make, depth):
    value = make(None)
    for _ in range(depth):
        value = make(value)
    return value


for depth in (900, 100000):
    for make in (lambda inner: [inner], lambda inner: (inner,), lambda inner: {1: inner}):
        attempt(lambda: len(repr(nested(make, depth))) > 0)
        attempt(lambda: nested(make, depth) == nested(make, depth))
