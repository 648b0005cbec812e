# code.replace(), equality of code objects, and their tables of lines.
import sys


def attempt(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b=2):
    total = a + 10
    return total * b


code = f.__code__
renamed = code.replace(co_name='g', co_filename='other.py', co_firstlineno=100)
print(renamed.co_name, renamed.co_filename, renamed.co_firstlineno, code.co_name)
print(code == code.replace(), hash(code) == hash(code.replace()), code == renamed, code != renamed)
consts = tuple(1000 if value == 10 else value for value in code.co_consts)
f.__code__ = code.replace(co_consts=consts)
print(f(1))
f.__code__ = code
names = code.replace(co_varnames=('x', 'y', 'sum'))
f.__code__ = names
print(f(1), names.co_varnames)
attempt(lambda: f(b=1))
attempt(lambda: code.replace(1))
attempt(lambda: code.replace(co_name=1))
attempt(lambda: code.replace(co_consts=1))
attempt(lambda: code.replace(co_argcount=-1))
attempt(lambda: setattr(code, 'co_name', 'x'))
attempt(lambda: compile('1', 'a', 'eval') == compile('1', 'a', 'eval'))
attempt(lambda: compile('1', 'a', 'eval') == compile('1.0', 'a', 'eval'))
attempt(lambda: compile('x', 'a', 'eval') == compile('y', 'a', 'eval'))
print(type(code.co_lnotab if sys.version_info < (3, 12) else b''))
if sys.version_info >= (3, 10):
    print(sorted({line for _, _, line in code.co_lines() if line} - {code.co_firstlineno}))
    print(type(code.co_linetable))
if sys.version_info >= (3, 11):
    print(sorted({line for line, *_ in code.co_positions() if line} - {code.co_firstlineno}), type(code.co_exceptiontable))
