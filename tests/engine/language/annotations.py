"""Annotations of functions, classes and modules."""
def show(l, f):
    try: print(l, '->', f())
    except BaseException as e: print(l, '->', type(e).__name__, e)
x: int = 1
y: 'str'
z: list[int] = [] if False else None
def f(a: int, b: 'str' = 'x', *args: float, c: bool = True, **kw: dict) -> None:
    loc: undefined_here = 3
    (p): undefined2 = 4
    return loc, p
print(f.__annotations__, f(1))
class C:
    a: int = 1
    b: 'C'
    _c: str
    __d: float = 2
    def m(self, x: a) -> 'C': pass
    if True:
        e: int
    if False:
        g: str
    for i in range(2):
        h: bool
print(C.__annotations__, C.m.__annotations__)
print({k: v for k, v in __annotations__.items()} if '__annotations__' in globals() else 'none')
class D(C): pass
print(D.__dict__.get('__annotations__'), getattr(D, '__annotations__', None))
class E(C):
    k: int
print(E.__annotations__)
def g(): pass
print(g.__annotations__, (lambda x: x).__annotations__)
g.__annotations__ = {'a': 1}; print(g.__annotations__)
show('set bad', lambda: setattr(g, '__annotations__', 5))
del g.__annotations__; print(g.__annotations__)
show('undefined', lambda: exec('q: undefined_name'))
show('undefined fn', lambda: exec('def q(a: undefined_name): pass'))
ns = {}
exec('v: int = 5\nw: str', ns); print(sorted(k for k in ns if k[0] != '_'), ns.get('__annotations__'))
exec('class K:\n  v: int = 5\n  w: str\nr = K.__annotations__', ns); print(ns['r'])
import typing
print(typing.get_type_hints(C), typing.get_type_hints(f))
class Obj: pass
o = Obj()
o.attr: int = 5
lst = [0]
lst[0]: int = 9
print(o.attr, lst, hasattr(Obj, '__annotations__'))
def order():
    print('order')
    return 0
lst[order()]: print('ann') = 3
show('tuple', lambda: exec('a, b: int'))
show('call', lambda: exec('f(): int'))
show('paren tuple', lambda: exec('(a, b): int = 1'))
show('no local', lambda: (lambda: exec('def ff():\n  a: int\n  print(a)\nff()'))())
show('global', lambda: exec('def ff():\n  global a\n  a: int = 1\nff()'))
