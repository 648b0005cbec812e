"""The message, line and column of every common syntax error, as each version words it."""

sources = '''x = (1, 2 | x = [1, 2 | x = {1: 2 | x = (1, 2] | x = 1) | x = } | f(1, 2 | print "hello" | print 1 | exec "x" | if x = 1: pass | while x = 1: pass | if x: | if x | for i in range(3) pass | for i in: pass | for in x: pass | for x: pass | while: pass | def f( | def f: pass | def f() pass | def (x): pass | def f(x, x): pass | def f(a=1, b): pass | def f(*): pass | def f(*, **k): pass | def f(**k, a): pass | def f(a, /, b, /): pass | def f(/): pass | def f(*a, *b): pass | def f(1): pass | def f(a.b): pass | lambda x: | lambda: (yield) = 1 | class: pass | class C pass | class C(: pass | return 1 | yield 1 | await x | break | continue | nonlocal x | import | import a.b as | from x | from x import | from x import (a, b | from . import * as y | import a as b.c | x = yield = 1 | 1 = x | "a" = x | None = 1 | True = 1 | f() = 1 | a + b = 1 | (a, 1) = 2 | [a, f()] = 1 | a.b.c() = 1 | lambda: 1 = 2 | x if y else z = 1 | ... = 1 | {a: 1} = 2 | {a} = 1 | -a = 1 | not a = 1 | a < b = 1 | f"{a}" = 1 | `a` = 1 | a := 1 | (a.b := 1) | (1 := 2) | x = a := 1 | f(a := 1, b=2) | f(b=2, a := 1) | del f() | del 1 | del (a, b()) | del a + b | del None | del x, | a += b += c | (a, b) += 1 | f() += 1 | 1 += 1 | x++ | ++x | x-- y | a b | a b c | 5a | 1__0 | 1_ | 0777 | 0b2 | 0o8 | 0xg | 1e | 1.e+ | 'abc | "abc | """abc | 'a\\' | b'é' | f'{a | f'{' | f'{}' | f'}' | r'\\' | $ | a ? b : c | a && b | a || b | !a | a <> b | a =! b | a === b | else: pass | elif x: pass | try: pass | try: pass
else: pass | except: pass | try: pass
except: pass
except ValueError: pass | try: pass
except ValueError, e: pass | try: pass
except (a, b), c: pass | finally: pass | with: pass | with a as 1: pass | with a, : pass | with (a as b, c as d | with a as f(): pass | async x | async def f(): yield from x | async for x in y: pass | def f(): async with a: pass | def f(): await x | def f(): [await x for x in y] | assert | raise x from | global x.y | def f(x): global x | def f():
  x = 1
  global x | def f():
  nonlocal x | nonlocal x | x: int: str | (x, y): int | f(): int | x: int = | def f() -> : pass | @ | @a | @a
x = 1 | f(**a, *b) | f(a=1, 2) | f(**a, b) | f(a=1, a=2) | f(x for x in y, 1) | f(1, x for x in y) | f(a.b=1) | f(1=2) | f(True=1) | f("a"=1) | f(a+b=1) | f(a, b for b in c) | class C(x for x in y): pass | [x, y for x in z] | {x, y for x in z} | (x, y for x in z) | {**a for a in b} | [*a for a in b] | (*a for a in b) | {a: b, c} | {a, b: c} | {a: } | {a: b, **} | {: 1} | {1:2, 3:*a} | {**a: 1} | [for x in y] | [x for x] | [x for x in] | [x if y for x in z] | [x for x in y else z] | *a | *a, = 1, | a = *b | a, *b, *c = d | (*a) | del *a | print(*) | print(**) | f(*) | x = *a, * | for *x in y: pass | return *a | x[ | x[] | x[1:2:3:4] | x[a=1] | x[*a=1] | x. | x.1 | x.class | class = 1 | def class(): pass | import class | as = 1 | f(class=1) | lambda class: 1 | from __future__ import nope | from __future__ import braces | x = 1
from __future__ import division |   x = 1 | if x:
pass | if x:
    a
  b | if x:
    a
        b | def f():
	a
        b | while x:
    pass
  else: pass | for x in y:
	pass
    pass | x = 1
    y = 2 | (
1
2) | x = [
1,
2
y = 3 | def f(x:
    return x | class C:
def f(self): pass | "\\N{nope}" | "\\xg" | "\\u12" | "\\U00110000" | b"\\xg" | 'a' 'b | f'{x!}' | f'{x!z}' | f'{x:{y}' | u'a' b'b' | match x: | match x:
 case 1 pass | match x:
 case a | b: pass | match x:
 case a: pass
 case _: pass | match x:
 case {**a, 'b': 1}: pass | match x:
 case [*a, *b]: pass | match x:
 case f(a=1, b): pass | match x:
 case 1 + 2: pass | match x:
 case {a: 1}: pass | match x:
 case a.b(): pass | match x:
 case (a, a): pass | match x:
 case -a: pass | match x:
pass | try: pass
except* ValueError: pass | try: pass
except* ValueError: pass
except KeyError: pass | type X = int | type X[T] = list[T] | def f[T](x: T): pass | class C[T]: pass | def f[T, T](): pass | type 1 = 2 | def f[T=int](): pass | lambda x=(yield): 1 | def f(): return (yield) = 1 | x = lambda: yield 1 | def f(a, (b, c)): pass | def f(a=): pass | f(a=) | f(, ) | f(1,, 2) | [1,, 2] | (,) | x = , | 1 +  | * 2 | / | x = not | a is is b | a not b | a in in b | not in a | a if b | a if b else | if a else b | x = if | for = 1 | None.x = 1 | None() | __debug__ = 1 | def f(__debug__): pass | f(__debug__=1) | x.__debug__ = 1 | import __debug__ | del __debug__ | def None(): pass | class True: pass | import None | from x import None | a.None | None: int | (None := 1) | for None in x: pass | with x as None: pass | except = 1 | global None | lambda None: 1 | x = 5 if True | x = 'it's' | print('a" ) | print("a) | def f():

x = 1 | \\ | x = \\ 1 | x = 1 \\ | ; | x;; y | :'''.split(' | ')
for source in sources:
    source = source.replace('case a ', 'case a ')
    try:
        compile(source, '<test>', 'exec')
        print(repr(source), '-> accepted')
    except SyntaxError as error:
        print(repr(source), '->', type(error).__name__, '|', error.msg, '|', error.lineno, error.offset, repr(error.text))
    except Exception as error:
        print(repr(source), '->', type(error).__name__, error)
