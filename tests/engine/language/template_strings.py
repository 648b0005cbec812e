# python: 3.14+
"""Template strings (3.14)."""
name = 'World'; x = 5
def show(l, f):
    try: print(l, '->', f())
    except BaseException as e: print(l, '->', type(e).__name__, e)
t = t'Hello {name}!'
print(t, type(t), t.strings, t.values, t.interpolations)
i = t.interpolations[0]
print(i.value, i.expression, i.conversion, repr(i.format_spec), i, type(i))
print(t'{x!r:>{x}} {x=} {x:.2f}', list(t'a{x}b{name}c'), t''.strings, t'{x}'.strings)
print(t'a' t'b{x}', t'{x}' + t'{name}')
show('concat str', lambda: t'a' + 'b')
show('mix', lambda: eval("t'a' 'b'"))
show('mixf', lambda: eval("t'a' f'b'"))
show('bytes', lambda: eval("tb'a'"))
show('rt', lambda: eval(r"rt'\n{x}'"))
show('err', lambda: eval("t'{'"))
show('empty', lambda: eval("t'{}'"))
show('bad conv', lambda: eval("t'{x!z}'"))
show('nested', lambda: t'{t"{x}"}')
show('eq', lambda: t'a' == t'a')
show('hash', lambda: {t'a': 1} and 1)
show('format', lambda: f'{t}'[:20])
from string.templatelib import Template, Interpolation, convert
print(Template('a', Interpolation(1, 'x', 'r', '>5'), 'b', 'c'), Template())
show('bad', lambda: Template(5))
show('convert', lambda: (convert(5, 'r'), convert('a', 's'), convert('é', 'a'), convert(1, None)))
show('bad convert', lambda: Interpolation(1, 'x', 'z'))
match t'{x}':
    case Template(strings=s, interpolations=[Interpolation(v, e, c, f)]): print(s, v, e, c, f)
def html(t):
    return ''.join(p if isinstance(p, str) else f'<{convert(p.value, p.conversion):{p.format_spec}}>' for p in t)
print(html(t'a {name!r:>10} b {x:03}'))
