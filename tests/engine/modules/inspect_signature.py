"""inspect.signature: every kind of callable, printing, binding and messages."""
import functools
import inspect
from inspect import Parameter, Signature, signature
from typing import List, Optional


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


def f(a, b: int = 1, /, c: 'str' = 'x', *args: int, d, e: List[int] = None, **kwargs) -> Optional[int]:
    pass


class C:
    def __init__(self, x, y=2):
        pass

    def method(self, a, *, b=1):
        pass

    @classmethod
    def cm(cls, q):
        pass

    @staticmethod
    def sm(q, r=None):
        pass

    def __call__(self, z):
        pass

    partial = functools.partialmethod(method, 5)


class New:
    def __new__(cls, n):
        return super().__new__(cls)


class Meta(type):
    def __call__(cls, *args, meta=1):
        pass


class WithMeta(metaclass=Meta):
    def __init__(self, a):
        pass


class Empty:
    pass


class Slotted:
    __slots__ = ('a',)

    def __init__(self, a: 'C'):
        self.a = a


for label, obj in (('f', f), ('class', C), ('method', C.method), ('bound', C(1).method), ('cm', C.cm), ('sm', C.sm), ('instance', C(1)), ('new', New), ('meta', WithMeta), ('empty', Empty),
                   ('lambda', lambda: 0), ('star', lambda *a, **k: 0), ('kwonly', lambda *, a, b=2: 0), ('partial', functools.partial(f, 1, d=5)), ('partial kw', functools.partial(C.method, b=3)),
                   ('partialmethod', C.partial), ('bound partial', C(1).partial), ('slotted', Slotted), ('wrapped', functools.wraps(f)(lambda *a: 0)), ('nested default', lambda a=[1, {'k': (2,)}]: 0)):
    attempt(label, lambda: signature(obj))
for obj in (3, 'x'):
    attempt(obj, lambda: signature(obj))
s = signature(f)
for p in s.parameters.values():
    print(p, repr(p), p.name, p.kind, p.default is Parameter.empty, p.annotation, p.kind.description)
print(s.return_annotation, s == signature(f), hash(s) == hash(signature(f)), s != signature(C))


def bind(sig, *args, **kwargs):
    b = sig.bind(*args, **kwargs)
    return b, b.args, b.kwargs


attempt('bind', lambda: bind(s, 1, 2, 3, 4, 5, d=6, z=7))
attempt('bind defaults', lambda: bind(s, 1, d=2))
attempt('missing', lambda: bind(s))
attempt('missing keyword', lambda: bind(s, 1))
attempt('positional only by keyword', lambda: bind(signature(lambda a, /: 0), a=1))
attempt('too many', lambda: bind(signature(lambda a: 0), 1, 2))
attempt('unexpected', lambda: bind(signature(lambda a: 0), 1, q=2))
attempt('twice', lambda: bind(signature(lambda a: 0), 1, a=2))
attempt('partial bind', lambda: s.bind_partial(1))
b = s.bind(1, d=2)
b.apply_defaults()
print(b.arguments, b.signature is s)
attempt('order', lambda: Signature([Parameter('a', Parameter.KEYWORD_ONLY), Parameter('b', Parameter.POSITIONAL_ONLY)]))
attempt('duplicate', lambda: Signature([Parameter('a', 1), Parameter('a', 1)]))
attempt('default order', lambda: Signature([Parameter('a', 1, default=1), Parameter('b', 1)]))
attempt('bad name', lambda: Parameter('1a', 1))
attempt('bad kind', lambda: Parameter('a', 9))
attempt('var default', lambda: Parameter('a', Parameter.VAR_POSITIONAL, default=1))
made = Signature([Parameter('x', Parameter.POSITIONAL_OR_KEYWORD, annotation=int), Parameter('y', Parameter.KEYWORD_ONLY, default=3)], return_annotation=str)
print(made, made.replace(return_annotation=Signature.empty), Parameter('q', 1).replace(default=5), repr(made))
print(inspect.getfullargspec(f))
print(inspect.getfullargspec(C.method), inspect.getfullargspec(C(1).method).args)
attempt('getcallargs', lambda: inspect.getcallargs(lambda a, b=2, *c, **d: 0, 1, 5, 6, z=7))
attempt('getcallargs missing', lambda: inspect.getcallargs(f))
f.__signature__ = made
print(signature(f), inspect.formatannotation(int), inspect.formatannotation(C), inspect.formatannotation('s'), inspect.formatannotation(List[int]))


def since_3_13():
    return made.format(max_width=5)


attempt('format', since_3_13)
