# compile(..., 'single'): the values of a statement's expressions are shown.
import io
import sys

for source in ('1 + 1', 'None', '"text"', 'x = 5', 'x', 'if x: x', 'for i in range(3): i\n', 'while x > 3: x; x -= 1\n',
               'def f():\n    x\n    return 3\n', 'f()', 'class A:\n    x\n', 'try: x\nfinally: 7\n', '1; 2; 3', '(yield)',
               'with open: pass', 'x = [i for i in range(3)]', '[print(i) for i in range(2)]', '...', 'print("a")', '_',
               'lambda: 5', '1\n2\n', ''):
    try:
        code = compile(source, '<input>', 'single')
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg)
        continue
    try:
        if source == 'lambda: 5':
            sys.displayhook = lambda value: print('hook', type(value).__name__)
        exec(code)
    except Exception as error:
        print(repr(source), type(error).__name__)
    sys.displayhook = sys.__displayhook__

kept, sys.stdout = sys.stdout, io.StringIO()
exec(compile('"elsewhere"', '<input>', 'single'))
kept, sys.stdout = sys.stdout.getvalue(), kept
print(repr(kept))
for level in (-1, 0, 1, 2, 3, -2):
    try:
        compile('1', '<input>', 'eval', optimize=level)
        print(level)
    except ValueError as error:
        print(level, error)
