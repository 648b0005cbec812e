"""f-strings: conversions, nested specs, =, escapes, expressions, and their errors."""
import datetime


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


name, n, pi, width, d = 'World', 42, 3.14159265, 10, {'k': 'v'}
print(f'Hello {name}', f'{n}', f'{n + 1}', f'{pi:.2f}', f'{name!r}', f'{name!s:>10}|', f'{"é"!a}', f'{{}}', f'{{{n}}}', f'{d["k"]}', f'{n:{width}}|', f'{pi:{width}.{3}}|', f'{n:>{width}}|{n:<{width}}|{n:^{width}}|')
print(f'{n=}', f'{n = }', f'{name=!s}', f'{pi=:.3f}', f'{n + 1=}', f'{d["k"]=}', f'{ n }', f'{n!r:^8}|', f'{n:#x} {n:#b} {n:#o} {n:08.3f} {n:+} {n:,} {10**6:_} {n:e} {n:%}')
print(f'''multi {
    n
} line''', f'{(lambda x: x * 2)(n)}', f'{[i for i in range(3)]}', f'{ {"a": 1}["a"] }', f'{n if n > 5 else 0}', f'{"nested " + f"{n}"}', f'a' 'b' f'{n}' "c", rf'\n{n}', fr'\t{name}', F'{n}')
print(f'{datetime.date(2020, 1, 2):%Y/%m/%d}', f'{datetime.datetime(2020, 1, 2, 3, 4):%H:%M}', f'{name:*^20}', f'{name:.2}', f'{True} {None} {1.0} {1e100} {float("nan")}', f'{1_000_000:,}', f'{-5:+d} {5:+d} {5: d}', f'{0.1 + 0.2:.20f}', f'{123456789:.3e}', f'{255:x} {255:X} {255:c}')
print(f'{"a":>{3}}{"b":<{2 + 1}}|', f'{3!r:{"^"}{5}}|', f'{1:{"0>3"}}', f'{[1, 2]!s:>8}', f'{()}', f'{1,}', f'{1, 2}', f'{*[1, 2],}', f'{n:}', f'{name!r:}', f'{"":5}|', f'{3.0:g} {1e20:g} {0.00001:g}')


class F:
    def __format__(self, spec):
        return f'<{spec}>'

    def __repr__(self):
        return 'F()'

    def __str__(self):
        return 'str F'


class NoFormat:
    pass


class BadFormat:
    def __format__(self, spec):
        return 3


f = F()
print(f'{f}', f'{f:spec}', f'{f!r}', f'{f!s:>8}', f'{f=}', f'{f=:q}', format(f, 'z'), '{:abc}'.format(f))
attempt('unknown code', lambda: f'{n:q}')
attempt('str code', lambda: f'{name:d}')
attempt('float code', lambda: f'{pi:d}')
attempt('precision', lambda: f'{n:.2d}')
attempt('list spec', lambda: f'{[1]:5}')
attempt('object spec', lambda: f'{object():5}'[:0])
attempt('None spec', lambda: f'{None:5}')
attempt('bad __format__', lambda: f'{BadFormat()}')
attempt('comma s', lambda: f'{name:,}')
attempt('sign str', lambda: f'{name:+}')
attempt('= str', lambda: f'{name:=10}')
attempt('c range', lambda: f'{-1:c}')
attempt('two separators', lambda: f'{n:,_}')
attempt('x comma', lambda: f'{n:,x}')
attempt('missing name', lambda: f'{missing}')
attempt('division', lambda: f'{1 / 0}')
attempt('nested spec error', lambda: f'{n:{"zz"}}')
attempt('z', lambda: f'{-0.0:z.1f}')
for source in ("f'{}'", "f'{ }'", "f'{'", "f'}'", "f'{a b}'", "f'{n!z}'", "f'{n!}'", "f'{n:'", "f'{n=!r:^20}'", "f'{#}'", "f'{a:{b:{c:{d}}}}'", "f'{lambda x: 1}'", "f'{yield}'", "f'{\"'", "f'{n' '}'", "f'{*a}'", "f'{a.}'", "f'{!x}'", "f'{1=}'", "f'{a := 5}'", "f'{(a := 5)}'"):
    try:
        print(source, '->', eval(source, {'n': 1, 'a': 2, 'b': 3, 'c': 4, 'd': 5}))
    except SyntaxError as error:
        print(source, '-> SyntaxError', error.msg)
    except Exception as error:
        print(source, '->', type(error).__name__, error)
for source in ("f'{d['k']}'", "f'{\"\\n\".join([\"a\", \"b\"])}'", "f'{f'{f'{n}'}'}'", "f'{n # comment\n}'", "f'{\n n\n}'"):
    try:
        print(repr(source), '->', repr(eval(source, {'n': 1, 'd': {'k': 'v'}})))
    except SyntaxError as error:
        print(repr(source), '-> SyntaxError', error.msg)
