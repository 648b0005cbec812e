# python: 3.14+
"""Except without parentheses, annotations evaluated when asked for."""
def show(l, f):
    try: print(l, '->', f())
    except BaseException as e: print(l, '->', type(e).__name__, e)
try: 1/0
except ValueError, ZeroDivisionError: print('caught')
try: {}[1]
except KeyError, IndexError:
    print('k')
show('as', lambda: exec('try: pass\nexcept A, B as e: pass'))
try: raise ExceptionGroup('g', [ValueError(1)])
except* ValueError, TypeError: print('group')
def fin():
    for i in range(2):
        try: pass
        finally:
            continue
print(fin())
class A:
    x: undefined
    y: int
    def m(self, a: undefined2) -> B: pass
show('annotations', lambda: A.__annotations__)
show('m', lambda: A.m.__annotations__)
undefined = str
show('annotations', lambda: A.__annotations__)
import annotationlib
f = annotationlib.Format
show('val', lambda: annotationlib.get_annotations(A, format=f.VALUE))
print(A.__annotate__(1), A.m.__annotate__.__name__, A.m.__annotate__.__qualname__)
show('format 2', lambda: A.__annotate__(2)); show('format 3', lambda: A.__annotate__(3))
def g(): pass
print(g.__annotate__, g.__annotations__)
g.__annotate__ = lambda fmt: {'q': 1}
print(g.__annotations__)
if x := 0:
    zz: int
yy: str = 'a'
print(__annotations__, __annotate__(1))
class C:
    if not x:
        a: int
    else:
        b: str
    for _ in range(2):
        c: float
print(C.__annotations__)
class D:
    T = int
    v: T
    def m(self, x: T) -> T: ...
    T = str
print(D.__annotations__, D.m.__annotations__)
def outer():
    loc = bytes
    class E:
        a: loc
        b: undefined
    def h(z: loc): ...
    return E, h
print(outer()[0].__annotations__, outer()[1].__annotations__)
show('no yield', lambda: exec('def f(x: (yield)): pass'))
show('walrus', lambda: exec('x: (y := 1)'))
show('await', lambda: exec('async def f():\n  def g(x: await 1): pass'))
print(int.__annotations__ if hasattr(int, '__annotations__') else 'no', hasattr(int, '__annotate__'))
class Meta(type): a: int
class WithMeta(metaclass=Meta): pass
print(WithMeta.__annotations__, Meta.__annotations__)
