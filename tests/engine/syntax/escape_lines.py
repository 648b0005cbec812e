"""The line of a warning about an escape in a long string."""
import warnings
for s in ("x = '''a\nb\n\\z'''", "x = ('a'\n'\\z')", "x = f'''a\nb\n\\z {x}\n \\q'''", "x = f'''{x}\n\\q'''", "x = '''\n\\z'''", "x = '''\n\\407'''", "x = '\\z\\z\\q'", "x = b'''a\n\\z'''"):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        compile(s, '<s>', 'exec')
        print(ascii(s), [(m.lineno, str(m.message)) for m in w])
