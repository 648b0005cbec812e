# Arguments of compile(), names of types, what copying leaves alone, keys of memoryviews.
import copy
import re
import types


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


code = compile('1', '', 'eval')
numbers = range(10)
show(lambda: (copy.copy(code) is code, copy.deepcopy(code) is code, copy.deepcopy(numbers) is numbers))
for make in (lambda: compile('1', '', 'single', 0xff), lambda: compile('1', '', 'eval', 0x10000000),
             lambda: compile('1', '', 'eval', 0, False, 5), lambda: compile('1', b'f', 'eval').co_filename,
             lambda: type('A\0B', (), {}), lambda: type('A\udcdc', (), {}), lambda: print('\ud800')):
    show(make)
try:
    raise IndexError
except IndexError as error:
    print(dir(error.__traceback__))
view = memoryview(bytearray(b'abcdef'))


def store(key, value):
    view[key] = value
    return bytes(view)


for key in (slice(0, 1, 1), 0.0, 'x', (0,), (slice(0, 1), slice(0, 2)), (slice(0, 1), 0), ..., None, 10, (0, 0)):
    show(lambda: store(key, b'a'))
    show(lambda: view[key] if not isinstance(view[key], memoryview) else bytes(view[key]))
for left, right in (('\ufb05', '\ufb06'), ('\u0390', '\u1fd3'), ('\u03c2', '\u03a3'), ('s', '\u017f'), ('\u0412', '\u1c80')):
    print([bool(re.match(pattern, text, re.IGNORECASE)) for pattern, text in
           ((left, right), (right, left), ('[%s]' % left, right), ('(%s)\\1' % left, left + right))])
show(lambda: types.resolve_bases((int,)))
