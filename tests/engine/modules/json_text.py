"""json: encoding options, decoding hooks and every error message."""
import json
import io
import enum
from collections import OrderedDict, namedtuple


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class I(enum.IntEnum):
    A = 1


data = {'a': [1, 2.5, None, True, False], 'b': {'c': 'text "quoted" \\ / \n\t\x01 é 日本 \U0001f600'}, 'e': [], 'f': {}, 'g': (1, 2)}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False))
print(json.dumps(data, indent=2))
print(json.dumps(data, indent='--', separators=(',', '=')))
print(json.dumps(data, indent=0, sort_keys=True))
print(json.dumps({'z': 1, 'a': 2}, sort_keys=True), json.dumps([1, 2], separators=(',', ':')))
print(json.dumps({1: 'int', 1.5: 'float', True: 'bool', None: 'none', I.A: 'enum'}))
print(json.dumps([float('nan'), float('inf'), -float('inf'), 1e100, 1e16, 0.1, -0.0, 10**30, I.A, '\ud800']))
print(json.dumps('plain'), json.dumps(''), json.dumps(5), json.dumps(None), json.dumps([]), json.dumps({}), json.dumps([[]], indent=1), json.dumps({'a': {}}, indent=1))
print(json.dumps(OrderedDict(b=1, a=2)), json.dumps(namedtuple('N', 'x y')(1, 2)), json.dumps('\x7f\u2028<>&'))
attempt('set', lambda: json.dumps({1, 2}))
attempt('object', lambda: json.dumps([object()]))
attempt('tuple key', lambda: json.dumps({(1, 2): 3}))
attempt('skipkeys', lambda: json.dumps({(1, 2): 3, 'a': 1}, skipkeys=True))
attempt('nan', lambda: json.dumps(float('nan'), allow_nan=False))
loop = []
loop.append(loop)
attempt('circular', lambda: json.dumps(loop))
attempt('bytes', lambda: json.dumps(b'x'))
attempt('complex', lambda: json.dumps({'k': [1j]}))
attempt('mixed keys', lambda: json.dumps({1: 1, 'a': 2}, sort_keys=True))
print(json.dumps([1j, {2}], default=lambda o: repr(o)))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return {'re': o.real, 'im': o.imag}
        return super().default(o)


print(json.dumps([1 + 2j], cls=Encoder))
attempt('encoder falls back', lambda: json.dumps([{1}], cls=Encoder))
print(list(json.JSONEncoder().iterencode([1, {'a': [2]}, 'x'])), list(json.JSONEncoder(indent=1).iterencode({'a': [1]})))
out = io.StringIO()
json.dump({'a': 1}, out)
print(out.getvalue())

for text in ('null', 'true', ' [1, 2.5, -3e2, "s"] ', '{"a": {"b": [null]}}', '"\\u00e9\\ud83d\\ude00\\n\\/"', '1E5', '-0', '-0.0', '0.5', '[]', '{}', ' "x" ',
             'NaN', '[Infinity, -Infinity]', '123456789012345678901234567890', '"\\ud800"', '{"a":1,"a":2}', '\n\t{ "k" : 1 }\r\n', b'[1]', bytearray(b'"\xc3\xa9"'), '"a\\u0000b"'):
    attempt(text, lambda: repr(json.loads(text)))
for text in ('', ' ', '[', '[1', '[1,', '[1,]', '[1 2]', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', '{"a" 1}', '{1:2}', "'a'", '"abc', '"a\nb"', '"\\q"',
             '"\\u12"', '"\\u12g4"', '"\\', 'nul', 'tru', '01', '1.', '.5', '+1', '1 2', '[1] x', '{"a":1}}', '-', 'undefined', '[,]', '{,}', '\ufeff[]', '1e', '--1', '"\\ud83d\\u"', '[\n1,\n2,\n x]', '{"a": }', '["a": 1]'):
    attempt(repr(text), lambda: json.loads(text))
attempt('int', lambda: json.loads(5))
attempt('none', lambda: json.loads(None))
try:
    json.loads('{"a":\n  [1, oops]}')
except json.JSONDecodeError as error:
    print(error.msg, error.pos, error.lineno, error.colno, error.doc[:5], isinstance(error, ValueError), error)
print(json.loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d)))
print(json.loads('{"a": 1, "b": {"c": 2}}', object_pairs_hook=OrderedDict) == OrderedDict([('a', 1), ('b', OrderedDict([('c', 2)]))]))
print(json.loads('[1.5, 2, NaN]', parse_float=lambda s: 'f' + s, parse_int=lambda s: 'i' + s, parse_constant=lambda s: 'c' + s))
print(json.JSONDecoder().raw_decode('[1] rest'), json.JSONDecoder(strict=False).decode('"a\nb"'), json.load(io.StringIO('{"x": [1]}')))
attempt('raw', lambda: json.JSONDecoder().raw_decode('  [1]'))
attempt('raw ok', lambda: json.JSONDecoder().raw_decode('xx[1]', 2))
print(json.loads(json.dumps(data)) == {**data, 'g': [1, 2]}, json.JSONDecodeError.__module__, json.JSONEncoder.__module__)
