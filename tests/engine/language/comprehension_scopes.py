"""Scopes of comprehensions, classes, functions, exec and eval; name mangling; global and nonlocal corners."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


x = 'global'


class C:
    x = 'class'
    direct = x
    first = [x for _ in range(1)]
    outer_iterable = [c for c in x]
    nested = [[x for _ in range(1)] for _ in range(1)]
    function = lambda self: x

    def method(self):
        return x, self.x, __class__.__name__

    class Inner:
        value = x

    y = x + '!'
    del x


print(C.direct, C.first, C.outer_iterable, C.nested, C().function(), C.Inner.value, C.y)
attempt('deleted in class', lambda: C().method())


def f():
    x = 'local'

    class D:
        y = x
        x = 'in class'
        z = x

    class E:
        inner = [x for _ in 'a']
    return D.y, D.z, E.inner, [x for x in 'ab'], x


attempt('class in function', f)


def g():
    x = 'g'

    def h():
        global x
        return x
    return h(), x


print(g())
print([(lambda: v)() for v in range(3)], [fn() for fn in [lambda: v for v in range(3)]])
print([a for a in range(2) for b in range(a + 1) if (c := a + b) >= 0], c)
attempt('comprehension variable', lambda: a)


class Mangled:
    __private = 1

    def __init__(self):
        self.__value = 2
        self.__dunder__ = 3
        self._single = 4
        __local = 5
        self.local = __local

    def get(self):
        return self.__value, self.__private, Mangled.__private

    def __method(self):
        return 'private method'

    def call(self):
        return self.__method()

    def by_name(self):
        return getattr(self, '_Mangled__value')

    def keyword(self, __arg=7):
        return __arg


m = Mangled()
print(m.get(), m.call(), m.by_name(), sorted(vars(m)), m.keyword(_Mangled__arg=8))
attempt('outside', lambda: m.__value)
attempt('keyword outside', lambda: m.keyword(__arg=1))
__name_outside = 'not mangled'


class UsesOutside:
    def get(self):
        return __name_outside


attempt('mangled global', lambda: UsesOutside().get())


class _Leading:
    def __init__(self):
        self.__x = 1


print(vars(_Leading()))
namespace = {}
exec('a = 1\ndef f(): return a\nclass K: b = a', namespace)
print(namespace['a'], namespace['f'](), namespace['K'].b, sorted(k for k in namespace if k != '__builtins__'))
print(eval('1 + 2'), eval('x'), eval('x', {'x': 'given'}), eval('[i for i in range(n)]', {'n': 3}), eval('a + b', {'a': 1}, {'b': 2}), eval(compile('2 ** 5', 'f', 'eval')))
attempt('eval statement', lambda: eval('a = 1'))
attempt('eval no name', lambda: eval('nope', {}))
attempt('exec locals', lambda: exec('q = 1') or q)
attempt('compile mode', lambda: compile('1', 'f', 'bad'))
attempt('eval type', lambda: eval(3))


def locals_in_function():
    a = 1
    b = 'two'
    snapshot = locals()
    c = 3
    return sorted(snapshot), sorted(locals())


print(locals_in_function(), globals() is locals(), 'x' in globals())


def modifies_locals():
    a = 1
    locals()['a'] = 2
    exec('a = 3')
    return a


print(modifies_locals())


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        class Recorder(dict):
            def __setitem__(self, key, value):
                if not key.startswith('__'):
                    print('set', key, value)
                super().__setitem__(key, value)

            def __missing__(self, key):
                if key == 'magic':
                    return 'conjured'
                raise KeyError(key)
        return Recorder()


class Uses(metaclass=Meta):
    a = 1
    b = magic
    for i in range(2):
        pass
    a = a + 1


print(Uses.b, Uses.i)
import builtins
builtins.injected = 'from builtins'
print(injected)
del builtins.injected
print(vars() is globals(), dir()[:3] != [])


def shadow(len):
    return len


print(shadow(3), (lambda print: print)(5))


def many():
    a = b = c = 0

    def inner():
        nonlocal a, b
        a, b = 1, 2
        c = 3
        return c
    inner()
    return a, b, c


print(many())
