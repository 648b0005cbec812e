"""An alternative repr() whose result has bounded size."""
import builtins
from itertools import islice
from _slotscope import version as _version

__all__ = ['Repr', 'repr', 'recursive_repr']


def recursive_repr(fillvalue='...'):
    'Decorator to make a repr function return fillvalue for a recursive call'
    def decorating_function(user_function):
        running = set()

        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)
        wrapper.__module__ = getattr(user_function, '__module__')
        wrapper.__doc__ = getattr(user_function, '__doc__')
        wrapper.__name__ = getattr(user_function, '__name__')
        wrapper.__qualname__ = getattr(user_function, '__qualname__')
        if _version < 14:
            wrapper.__annotations__ = getattr(user_function, '__annotations__', {})
        if _version >= 12:
            wrapper.__wrapped__ = user_function
            wrapper.__type_params__ = getattr(user_function, '__type_params__', ())
        return wrapper
    return decorating_function


_limits = {'maxlevel': 6, 'maxtuple': 6, 'maxlist': 6, 'maxarray': 5, 'maxdict': 4, 'maxset': 6, 'maxfrozenset': 6,
           'maxdeque': 6, 'maxstring': 30, 'maxlong': 40, 'maxother': 30}
if _version >= 11:
    _limits['fillvalue'] = '...'
if _version >= 12:
    _limits['indent'] = None


class Repr:
    def __init__(self, **limits):
        if limits and _version < 12:
            name = 'Repr.__init__' if _version >= 10 else '__init__'
            raise TypeError(f"{name}() got an unexpected keyword argument '{next(iter(limits))}'")
        for name in limits:
            if name not in _limits:
                raise TypeError(f"Repr.__init__() got an unexpected keyword argument '{name}'")
        self.__dict__.update(_limits)
        self.__dict__.update(limits)

    indent = None

    @property
    def _fill(self):
        return self.fillvalue if _version >= 11 else '...'

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        name = type(x).__name__
        if ' ' in name:
            name = '_'.join(name.split())
        method = getattr(self, 'repr_' + name, None)
        if method is not None:
            return method(x, level)
        return self.repr_instance(x, level)

    def _join(self, pieces, level):
        if self.indent is None:
            return ', '.join(pieces)
        if not pieces:
            return ''
        indent = self.indent
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError(f'Repr.indent cannot be negative (was {indent!r})')
            indent *= ' '
        try:
            separator = ',\n' + (self.maxlevel - level + 1) * indent
        except TypeError as error:
            raise TypeError(f'Repr.indent must be a str, int or None, not {type(indent)}') from error
        return separator.join(('', *pieces, ''))[1:-len(indent) or None]

    def _repr_iterable(self, x, level, left, right, maxiter, trail=''):
        n = len(x)
        if level <= 0 and n:
            s = self._fill
        else:
            pieces = [self.repr1(item, level - 1) for item in islice(x, maxiter)]
            if n > maxiter:
                pieces.append(self._fill)
            s = self._join(pieces, level)
            if n == 1 and trail and self.indent is None:
                right = trail + right
        return '%s%s%s' % (left, s, right)

    def repr_tuple(self, x, level):
        return self._repr_iterable(x, level, '(', ')', self.maxtuple, ',')

    def repr_list(self, x, level):
        return self._repr_iterable(x, level, '[', ']', self.maxlist)

    def repr_array(self, x, level):
        if not x:
            return "array('%s')" % x.typecode
        return self._repr_iterable(x, level, "array('%s', [" % x.typecode, '])', self.maxarray)

    def repr_set(self, x, level):
        if not x:
            return 'set()'
        return self._repr_iterable(_sorted_if_possible(x), level, '{', '}', self.maxset)

    def repr_frozenset(self, x, level):
        if not x:
            return 'frozenset()'
        return self._repr_iterable(_sorted_if_possible(x), level, 'frozenset({', '})', self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._repr_iterable(x, level, 'deque([', '])', self.maxdeque)

    def repr_dict(self, x, level):
        n = len(x)
        if n == 0:
            return '{}'
        if level <= 0:
            return '{' + self._fill + '}'
        pieces = []
        for key in islice(_sorted_if_possible(x), self.maxdict):
            pieces.append('%s: %s' % (self.repr1(key, level - 1), self.repr1(x[key], level - 1)))
        if n > self.maxdict:
            pieces.append(self._fill)
        return '{%s}' % (self._join(pieces, level),)

    def _shortened(self, s, limit):
        left = max(0, (limit - 3) // 2)
        right = max(0, limit - 3 - left)
        return s[:left] + self._fill + s[len(s) - right:]

    def repr_str(self, x, level):
        s = builtins.repr(x[:self.maxstring])
        if len(s) > self.maxstring:
            left = max(0, (self.maxstring - 3) // 2)
            right = max(0, self.maxstring - 3 - left)
            s = builtins.repr(x[:left] + x[len(x) - right:])
            s = s[:left] + self._fill + s[len(s) - right:]
        return s

    def repr_int(self, x, level):
        try:
            s = builtins.repr(x)
        except ValueError as error:
            if 'sys.set_int_max_str_digits()' not in str(error):
                raise
            digits = len(hex(x)) * 12041 // 10000
            return f'<{x.__class__.__name__} instance with roughly {digits} digits (limit at 4300) at 0x{id(x):x}>'
        return self._shortened(s, self.maxlong) if len(s) > self.maxlong else s

    def repr_instance(self, x, level):
        try:
            s = builtins.repr(x)
        except Exception:
            return '<%s instance at %#x>' % (x.__class__.__name__, id(x))
        return self._shortened(s, self.maxother) if len(s) > self.maxother else s


def _sorted_if_possible(x):
    try:
        return sorted(x)
    except Exception:
        return list(x)


aRepr = Repr()
repr = aRepr.repr
