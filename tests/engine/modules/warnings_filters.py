"""warnings: filters, registries, recording, formatting and messages."""
import sys
import warnings


def attempt(label, action):
    try:
        print(label, '->', action())
    except BaseException as error:
        print(label, '->', type(error).__name__, error)


def noisy(message='noisy', category=UserWarning):
    warnings.warn(message, category, stacklevel=2)


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.warn('first')
    warnings.warn('second', DeprecationWarning)
    warnings.warn(RuntimeWarning('third'))
    noisy()
    print(len(log), [(str(w.message), w.category.__name__) for w in log], log[3].lineno - log[0].lineno, type(log[0].message).__name__)
    print(log[0].source, log[0].file, log[0].line, str(log[1]).split('filename')[0])
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('default')
    for _ in range(3):
        warnings.warn('once per place')
    print(len(log))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('once')
    for text in ('a', 'b', 'a'):
        noisy(text)
    noisy('a')
    print([str(w.message) for w in log])
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.filterwarnings('ignore', message='skip.*')
    warnings.filterwarnings('error', category=ImportWarning)
    noisy('skip me')
    noisy('keep me')
    attempt('error', lambda: noisy('as error', ImportWarning))
    print([str(w.message) for w in log], warnings.filters[0][:1], len(warnings.filters) > 3)


class Mine(UserWarning):
    pass


with warnings.catch_warnings():
    warnings.simplefilter('error', Mine)
    attempt('own category', lambda: warnings.warn('mine', Mine))
    attempt('not a category', lambda: warnings.warn('x', int))
    attempt('not a class', lambda: warnings.warn('x', 'y'))
print(warnings.formatwarning('text', UserWarning, 'file.py', 3, 'the line'), end='')
print(warnings.formatwarning('text', UserWarning, 'no_such_file.py', 3), end='')


def show(message, category, filename, lineno, file=None, line=None):
    print('shown:', message, category.__name__)


old, warnings.showwarning = warnings.showwarning, show
with warnings.catch_warnings():
    warnings.simplefilter('always')
    warnings.warn('through the hook')
    warnings.warn_explicit('explicit', UserWarning, 'f.py', 7)
warnings.showwarning = old
manager = warnings.catch_warnings(record=True)
print(repr(manager))
with manager:
    attempt('twice', manager.__enter__)
attempt('exit first', lambda: warnings.catch_warnings().__exit__(None, None, None))
attempt('bad action', lambda: warnings.simplefilter('nonsense'))
warnings.resetwarnings()
print(warnings.filters, issubclass(DeprecationWarning, Warning))
attempt('action keyword', lambda: warnings.catch_warnings(action='ignore').__enter__())


def since_3_13():
    @warnings.deprecated('use other')
    def old_function():
        return 5
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter('always')
        return old_function(), [str(w.message) for w in log], old_function.__deprecated__


attempt('deprecated', since_3_13)
warnings.simplefilter('always')
sys.stderr = sys.stdout
warnings.warn('printed with its line')
