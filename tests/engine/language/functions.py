"""Parameters of every kind, defaults, closures, decorators, recursion, attributes of functions and call errors."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    "Doc of f."
    return a, b, c, args, d, e, kw


print(f(1, d=4), f(1, 20, 30, 40, 50, d=4, e=6, g=7), f(*[1, 2], **{'d': 9}), f(1, *[2], 3, *(4, 5), d=1, **{'x': 1}, **{'y': 2}), f(1, d=2, a=3, b=4))
print(f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount, f.__qualname__, f.__module__, f.__annotations__, f.__closure__)


def two(a, b):
    pass


def defaults(a, b=1):
    pass


def keyword(*, k, q):
    pass


def nothing():
    pass


class C:
    def method(self, x):
        pass

    @classmethod
    def cm(cls, x):
        pass

    @staticmethod
    def sm(x):
        pass


for label, action in (
        ('missing one', lambda: two(1)), ('missing two', lambda: two()), ('too many', lambda: two(1, 2, 3)), ('unexpected', lambda: two(1, c=2)), ('twice', lambda: two(1, a=2)), ('default too many', lambda: defaults(1, 2, 3)), ('missing with default', lambda: defaults()),
        ('keyword only missing', lambda: keyword()), ('keyword only one', lambda: keyword(k=1)), ('keyword only positional', lambda: keyword(1, k=1, q=2)), ('none taken', lambda: nothing(1)), ('none taken keyword', lambda: nothing(x=1)), ('method missing', lambda: C().method()), ('method many', lambda: C().method(1, 2)),
        ('unbound', lambda: C.method()), ('classmethod', lambda: C.cm()), ('staticmethod', lambda: C.sm()), ('positional only named', lambda: f(a=1, d=2)), ('star not iterable', lambda: two(*3)), ('double star not mapping', lambda: two(**3)), ('double star keys', lambda: two(**{1: 2})),
        ('repeated through stars', lambda: two(1, **{'a': 1, 'b': 2})), ('repeated twice', lambda: f(1, d=1, **{'d': 2})), ('not callable', lambda: 3()), ('None called', lambda: None()), ('str called', lambda: 'a'(1)), ('three missing', lambda: (lambda a, b, c: 0)()), ('one kw with many', lambda: (lambda a, *, b: 0)(1, 2)),
        ('positional only missing', lambda: (lambda a, b, /: 0)(1)), ('two positional only named', lambda: (lambda a, b, /: 0)(a=1, b=2)), ('class arguments', lambda: type('Z', (), {})(1))):
    attempt(label, action)


def mutable(x, acc=[]):
    acc.append(x)
    return acc


print(mutable(1), mutable(2), mutable.__defaults__)
mutable.__defaults__ = (['reset'],)
print(mutable(3))
mutable.tag = 'attribute'
print(mutable.tag, mutable.__dict__)


def make_counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count
    return step


one, other = make_counter(), make_counter()
print(one(), one(5), other(), one.__closure__[0].cell_contents, one.__code__.co_freevars, make_counter.__code__.co_cellvars)


def decorator(tag):
    def wrap(function):
        print('decorating', function.__name__, tag)

        def inner(*args):
            return tag, function(*args)
        return inner
    return wrap


@decorator('outer')
@decorator('inner')
def decorated(x):
    return x


print(decorated(1))


class Callable:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        return 'called', self.function(*args)


@Callable
def by_class(x):
    return x + 1


print(by_class(4), callable(by_class), callable(3))


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(fact(20), even(10), odd(7), (lambda f: f(f, 5))(lambda self, n: 1 if n == 0 else n * self(self, n - 1)))


def evaluation_order():
    log = []

    def note(x):
        log.append(x)
        return x

    def g(a=note('default'), *, k=note('kw default')):
        return a
    g(note('argument'), k=note('keyword'))
    return log


print(evaluation_order())


def annotated(a: int, b: 'str' = 'x', *c: float, d: list = None, **e: dict) -> bool:
    v: int = 1
    return v


print(annotated.__annotations__, annotated(1))
g = two
print(g is two, g.__name__, [two, two].count(two), {two: 1}[g], two == g, hash(two) == hash(g))
attempt('wrong __code__', lambda: setattr(two, '__code__', 3))
attempt('wrong __defaults__', lambda: setattr(two, '__defaults__', [1]))
attempt('wrong __name__', lambda: setattr(two, '__name__', 3))
attempt('missing attribute', lambda: two.nope)
attempt('delete code', lambda: delattr(two, '__code__'))
two.__code__ = (lambda a, b: (b, a)).__code__
print(two(1, 2))


def generator_default(it=(i for i in range(3))):
    return list(it)


print(generator_default(), generator_default())
print((lambda: (lambda: (lambda: 'deep')())())(), (lambda x: lambda y: x + y)(1)(2), sorted([3, 1, 2], key=lambda v: -v), list(map(lambda a, b: a * b, [1, 2], [3, 4])))


def returns():
    return 1, 2


def bare():
    return


print(returns(), bare(), (lambda: None)())


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as error:
    print(type(error).__name__, error)
