# Which texts may be the name and the doc of a class.
def attempt(function):
    try:
        print(ascii(function()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


class C:
    pass


def rename(name):
    C.__name__ = name
    return C.__name__


attempt(lambda: type('A\0B', (), {}))
attempt(lambda: type('A\udcdcB', (), {}).__name__)
attempt(lambda: rename('A\0B'))
attempt(lambda: rename('\udcdc'))
attempt(lambda: rename(b'A'))
attempt(lambda: rename('ok'))
attempt(lambda: type('A', (), {'__doc__': 'x\udcdc'}))
attempt(lambda: type('A', (), {'__doc__': 'x\0y'}).__doc__)
attempt(lambda: type('A', (), {'__qualname__': 1}))
attempt(lambda: type('A', (), {'__qualname__': 'B.C'}).__qualname__)
attempt(lambda: type('', (), {}).__name__)
attempt(lambda: type(b'A', (), {}))
