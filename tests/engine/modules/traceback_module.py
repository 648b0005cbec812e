"""traceback: formatting, extraction, limits, chains and TracebackException."""
import io
import sys
import traceback


def deep(n):
    if n == 0:
        raise ValueError('at the bottom')
    deep(n - 1)


def chain():
    try:
        deep(1)
    except ValueError as error:
        raise KeyError('chained') from error


def context():
    try:
        deep(0)
    except ValueError:
        1 / 0


def clean(text):
    return text.replace(__file__, 'FILE')


for function in (lambda: deep(2), chain, context):
    try:
        function()
    except Exception as error:
        caught = error
        print(clean(traceback.format_exc()))
        print(clean(''.join(traceback.format_exception(type(error), error, error.__traceback__, limit=1))))
        print(clean(''.join(traceback.format_exception(type(error), error, error.__traceback__, chain=False))))
        print(traceback.format_exception_only(type(error), error))
        print([(f.name, f.lineno, f.line) for f in traceback.extract_tb(error.__traceback__)])
        print(clean(''.join(traceback.format_tb(error.__traceback__, -1))))
try:
    deep(1)
except ValueError as error:
    te = traceback.TracebackException.from_exception(error)
    print(clean(''.join(te.format())), str(te), list(te.format_exception_only()), te.exc_type, len(te.stack), te.__cause__)
    out = io.StringIO()
    traceback.print_exc(file=out)
    print(clean(out.getvalue()) == clean(traceback.format_exc()))
    out = io.StringIO()
    traceback.print_tb(error.__traceback__, file=out)
    print(clean(out.getvalue()))
    frames = traceback.extract_tb(error.__traceback__)
    print(clean(repr(frames[0])), frames[1].name, tuple(frames[1])[1:], len(frames[1]), clean(traceback.format_list(frames)[0]))
    print(clean(''.join(traceback.format_list([('f.py', 3, 'g', 'x = 1'), ('f.py', 4, 'h', None)]))))
    print([lineno for frame, lineno in traceback.walk_tb(error.__traceback__)])


def stack():
    return [(f.name, f.line) for f in traceback.extract_stack()], len(traceback.format_stack())


names, count = stack()
print(names[-1], names[-2], count == len(names))
print(traceback.format_exc())


def recursive(n):
    recursive(n + 1)


sys.setrecursionlimit(120)
try:
    recursive(0)
except RecursionError as error:
    sys.setrecursionlimit(1000)
    lines = ''.join(traceback.format_exception(type(error), error, error.__traceback__)).splitlines()
    print([line for line in lines if 'repeated' in line][0].split('repeated')[0], lines[-1], len(lines) < 30)


class Odd(Exception):
    def __str__(self):
        raise RuntimeError('no text')


class Multi(Exception):
    pass


for error in (Odd(), Multi('two\nlines'), Multi(), ValueError(''), KeyError('k'), SystemExit(3), Multi(1, 2)):
    print(traceback.format_exception_only(type(error), error))
try:
    compile('x = (1,\ny = 2', 'bad.py', 'exec')
except SyntaxError as error:
    print(''.join(traceback.format_exception_only(type(error), error)))
try:
    exec(compile('def f():\n    return missing\nf()', '<made>', 'exec'))
except NameError as error:
    print(clean(''.join(traceback.format_exception(type(error), error, error.__traceback__))))


def fails(value):
    raise ValueError(value)


def wraps(name):
    try:
        fails(1)
    except ValueError as error:
        raise KeyError(name) from error


try:
    try:
        wraps('key')
    except KeyError:
        fails(2)
except ValueError as error:
    shown = traceback.TracebackException(type(error), error, error.__traceback__.tb_next, capture_locals=True)
    print(''.join(line for line in shown.format() if '<module>' not in line))
