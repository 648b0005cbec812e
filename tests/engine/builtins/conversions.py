"""What int(), float(), complex() and operator.index() accept from special methods, and what they warn about."""
import operator
import warnings


class Lenient:
    def __index__(self):
        return True

    def __int__(self):
        return True

    def __float__(self):
        return type('MyFloat', (float,), {})(1.5)

    def __complex__(self):
        return type('MyComplex', (complex,), {})(1.5)


class Truncating:
    def __trunc__(self):
        return 5


class Wrong:
    __int__ = __float__ = __complex__ = __index__ = __trunc__ = __bool__ = __len__ = lambda self: 'x'


def attempt(label, action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            print(label, '->', repr(action()))
        except Exception as error:
            print(label, '->', type(error).__name__, error)
    for each in caught:
        print('   ', each.category.__name__, each.message)


for make in (Lenient, Truncating, Wrong):
    for function in (int, float, complex, operator.index, hex, bool, len, abs, range, [1, 2, 3].__getitem__, 'ab'.__mul__):
        attempt('%s of %s' % (getattr(function, '__name__', function), make.__name__), lambda: function(make()))
truth = True
attempt('~', lambda: ~truth)
attempt('bool(NotImplemented)', lambda: bool(NotImplemented))
attempt('not NotImplemented', lambda: not NotImplemented)
