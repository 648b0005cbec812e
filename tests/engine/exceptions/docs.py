# What the built-in exceptions say of themselves.
import builtins

for name in sorted(vars(builtins)):
    kind = getattr(builtins, name)
    if isinstance(kind, type) and issubclass(kind, BaseException) and not name.startswith('_'):
        print(name, repr(kind.__doc__))


class Own(ValueError):
    pass


class Documented(ValueError):
    """Own words."""


print(Own.__doc__, Documented.__doc__, ValueError('x').__doc__)
