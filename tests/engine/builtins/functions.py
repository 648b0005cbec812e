"""Every built-in function: results, defaults and messages."""
import sys


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


cases = '''abs(-3) | abs(-2.5) | abs(3+4j) | abs('a') | all([]) | all([1, 0]) | any([]) | any([0, 'a']) | ascii('é\\n') | bin(10) | bin(-5) | bin(1.5) | bool([]) | bool() | bool(1, 2) | bytearray(3) | bytearray(b'ab') | bytearray('é', 'utf-8') | bytearray('a') | bytes(3) | bytes([1, 255]) | bytes([256]) | bytes(-1) | bytes('a') | bytes('a', 'ascii') | bytes(b'x') | bytes(1.5) | callable(len) | chr(97) | chr(0x110000) | chr('a') | complex(1, 2) | complex('1+2j') | complex('x') | complex('1', 2) | complex() | dict() | dict(a=1) | dict([(1, 2)]) | dict([1]) | dict([(1,)]) | dict(5) | dict({1: 2}, b=3) | divmod(7, 2) | divmod(-7, 2) | divmod(7.5, 2) | divmod(1, 'a') | list(enumerate('ab')) | list(enumerate('ab', 5)) | enumerate() | enumerate(5) | eval('1+1') | list(filter(None, [0, 1, '', 'a'])) | list(filter(lambda x: x > 1, [1, 2])) | filter(1) | float('1.5') | float(' inf ') | float('1_0') | float('x') | float() | float([]) | float('1e400') | format(5, '03') | format(1.5, 'x') | frozenset([1, 1]) | getattr(5, 'real') | getattr(5, 'x') | getattr(5, 'x', 1) | getattr(5) | hasattr(5, 'real') | hash('a') == hash('a') | hash([]) | hex(255) | hex(-1) | hex('a') | id(5) == id(5) | int('12') | int(' 12 ') | int('0x1f', 16) | int('0b1', 0) | int('z', 36) | int('12', 2) | int('1_000') | int('') | int(None) | int(1.9) | int(-1.9) | int('a') | int(1, 2) | int('1', 1) | int(float('nan')) | int(float('inf')) | int() | int(b'5') | int([]) | isinstance(1, int) | issubclass(bool, int) | iter(5) | list(iter(lambda: 1, 1)) | iter(1, 2) | len('abc') | len(5) | len({}) | list('ab') | list() | list(5) | list(map(str, [1, 2])) | list(map(lambda a, b: a + b, [1], [2, 3])) | map(1) | max(1, 2) | max([3, 1]) | max('ab', 'c', key=len) | max([], default=0) | max([]) | max(1) | max() | max(1, 2, default=3) | min(3, 1, 2) | min({}) | memoryview(b'ab')[0] | memoryview('a') | next(iter([1])) | next(iter([]), 'd') | next([]) | object() is None | oct(8) | oct(-8) | ord('a') | ord('') | ord(5) | ord(b'a') | pow(2, 3) | pow(2, 3, 5) | pow(2, -1, 5) | pow(2, -1, 4) | pow(2, 3, 0) | pow(2.0, 3, 5) | pow(0, -1) | list(range(3)) | list(range(5, 0, -2)) | range(1.5) | range() | range(1, 2, 0) | range('a') | repr('a') | list(reversed([1, 2])) | reversed({1}) | list(reversed({'a': 1})) | reversed(5) | round(2.5) | round(3.5) | round(2.675, 2) | round(1234, -2) | round(-1.5) | round(1.5, None) | round(5) | round('a') | round(1.5, 'a') | round(float('nan')) | round(float('inf')) | set('aab') == {'a', 'b'} | set(5) | slice(1) | slice(1, 2, 3) | slice() | slice(1, None).indices(5) | sorted([3, 1]) | sorted('ba', reverse=True) | sorted([1, 'a']) | sorted(5) | sorted([(1, 'b'), (1, 'a')], key=lambda t: t[0]) | sorted([1], None) | str(5) | str(b'a') | str(b'a', 'ascii') | str() | str('a', 'utf-8') | sum([1, 2]) | sum([[1], [2]], []) | sum(['a']) | sum([1], start=5) | sum([0.1] * 10) | sum([1.5, 2]) | sum('ab', '') | tuple('ab') | tuple() | tuple(5) | type(5) | type(int) | type(1, 2) | vars(5) | list(zip('ab', [1, 2, 3])) | list(zip()) | zip(5) | list(zip('a', 'b', 'c')) | __import__('math').pi | __import__('nope') | callable() | len() | len(1, 2) | print(1, sep=3) | print(1, end=5) | print(1, foo=2) | isinstance(1) | chr() | abs() | sorted() | open('nothing') is None and 0 | input.__name__ | staticmethod(5).__func__ | classmethod(len).__func__ is len | property().fget | super | exec('') | compile('1', 'f', 'eval') is None | globals() is globals() | dir(5)[:2] | help.__class__.__name__ | breakpoint.__name__ | copyright.__class__.__name__ | memoryview(b'abc').tolist() | bytes.fromhex('ff 00') | bytes.fromhex('f') | float.fromhex('0x1.8p1') | (1.5).hex() | int.from_bytes(b'\\x01\\x02', 'big') | (258).to_bytes(2, 'little') | (256).to_bytes(1, 'big') | (-1).to_bytes(2, 'big', signed=True) | (-1).to_bytes(2, 'big') | (10).bit_length() | (5).as_integer_ratio() | (0.75).as_integer_ratio() | (1.5).is_integer() | (5).conjugate() | (2.5).__floor__() | (3+4j).conjugate() | True + True | ~7 | 5 .__add__(3) | (5).__add__('a') | dict.fromkeys('ab', 1) | 'abc'.__contains__('b') | [1, 2].__contains__(3)'''
import warnings
warnings.simplefilter('ignore')
for text in cases.split(' | '):
    if text.startswith('open('):
        continue
    attempt(text, lambda: repr(eval(text)))
print(1, 'a', None, [1], sep='-', end='!\n')
print()
print('', '', sep='|')
print(*[1, 2], *'ab')
import io
out = io.StringIO()
print('to file', file=out, end='')
print(repr(out.getvalue()))
attempt('file', lambda: print(1, file=3))
print(sys.maxsize, sys.version_info[0], sys.byteorder, sys.float_info.max, sys.int_info.bits_per_digit, sys.getrecursionlimit(), sys.implementation.name)
