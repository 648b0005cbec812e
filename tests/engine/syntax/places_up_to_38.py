# python: 3.8-3.8
"""Places and texts of syntax errors that the parser of 3.8 has in its own way."""

SOURCES = ['a <> b\n', 'if a <> b: pass\n', "x = '\\N{foo}'\n", "x = 1 + '\\x1'\n", "f(a, b'\\x1')\n", "x = ('a'\n '\\x1')\n",
           'f(x:=1 for x in y)\n', 'f(a, x:=1 for x in y)\n', 'print(*a for a in b)\n', 'print(a, *a for a in b)\n',
           'if 1:\n\tx\n        y\n', 'if 1:\n        x\n\ty\n', '(yield) = 1\n', 'x = (yield) = 1\n', '(yield) += 1\n',
           'del *a\n', 'del (*a, b)\n', 'del a, *b\n', 'with a as 1: pass\n', 'with a as b.c(): pass\n',
           'with x, a as 1: pass\n', 'with f(x) as (a, 1): pass\n', '{a := 1}\n', '{a, b := 1}\n', '{(a := 1)}\n',
           'x = {a:=1 for a in b}\n', '[a := 1, b]\n', 'f(a := 1)\n', b'\xff', b'x = \xff', b'x = "\xff"', b'x = b"\xff"\n',
           b"'''\xff'''\n"]
for source in SOURCES:
    try:
        compile(source, 'f', 'exec')
        print(repr(source), 'accepted')
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, error.lineno, error.offset, repr(error.text))
