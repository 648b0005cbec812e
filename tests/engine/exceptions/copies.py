# Copies and pickles of exceptions that keep more than their arguments.
import copy
import pickle

originals = [OSError(2, 'missing'), OSError(2, 'missing', 'name.txt'), OSError(1, 'b', 'c', None, 'd'), OSError('alone'),
             OSError('foo', 'bar', 'baz'), FileNotFoundError(2, 'x', 'y'), ImportError('text', name='n', path='p'),
             ImportError('text'), ModuleNotFoundError('m', name='n'), KeyError('k'), StopIteration(5), SystemExit(3),
             SyntaxError('bad', ('file', 1, 2, 'line')), UnicodeDecodeError('ascii', b'x', 0, 1, 'why')]
originals[0].extra = 'kept'
originals[6].extra = 'kept'
names = ('args', 'errno', 'strerror', 'filename', 'filename2', 'msg', 'name', 'path', 'extra', 'value', 'code')
for original in originals:
    for again in [copy.copy(original)] + [pickle.loads(pickle.dumps(original, n)) for n in range(5)]:
        different = [name for name in names if getattr(original, name, None) != getattr(again, name, None)]
        print(type(again).__name__, str(again) == str(original), different)
    print(original.__reduce__()[1:])

error = ImportError('test', name='somename')
error.__init__(name='other')
print(error.msg, error.name, error.args)
error.__init__('again')
print(error.msg, error.name, error.args)
try:
    Exception().__setstate__([1])
except TypeError as wrong:
    print(wrong)
