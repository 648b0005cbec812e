"""pickle: classes, persistent ids, dispatch tables, buffers, extension codes, reduction hooks and error messages."""
import pickle
import copyreg
import io


def attempt(label, action):
    try:
        print(label, action())
    except BaseException as error:
        print(label, type(error).__name__, str(error).split(' at 0x')[0], type(error).__module__)


class Point:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f'Point({self.x})'


class PersistentPickler(pickle.Pickler):
    def persistent_id(self, obj):
        return ('point', obj.x) if isinstance(obj, Point) else None


class PersistentUnpickler(pickle.Unpickler):
    def persistent_load(self, pid):
        return 'loaded %r' % (pid,)


for protocol in (0, 1, 4):
    buffer = io.BytesIO()
    PersistentPickler(buffer, protocol).dump([Point(1), 'plain'])
    print(buffer.getvalue())
    buffer.seek(0)
    print(PersistentUnpickler(buffer).load())


class Restricted(pickle.Unpickler):
    def find_class(self, module, name):
        if module == 'builtins':
            return super().find_class(module, name)
        raise pickle.UnpicklingError('global %s.%s is forbidden' % (module, name))


print(Restricted(io.BytesIO(pickle.dumps(range(3)))).load())
attempt('restricted', lambda: Restricted(io.BytesIO(pickle.dumps(Point(1)))).load())

buffer = io.BytesIO()
pickler = pickle.Pickler(buffer, 4)
pickler.dispatch_table = copyreg.dispatch_table.copy()
pickler.dispatch_table[Point] = lambda p: (Point, (p.x * 10,))
pickler.dump(Point(2))
print(pickle.loads(buffer.getvalue()))


class Override(pickle.Pickler):
    def reducer_override(self, obj):
        if isinstance(obj, Point):
            return str, ('overridden',)
        return NotImplemented


buffer = io.BytesIO()
Override(buffer, 4).dump([Point(1), len])
print(pickle.loads(buffer.getvalue()))

buffer = io.BytesIO()
pickler = pickle.Pickler(buffer, 2)
text = 'memo'
pickler.dump(text)
first = buffer.tell()
pickler.dump(text)
print(buffer.getvalue(), first)
pickler.clear_memo()
buffer.seek(0)
pickle.dump('a', buffer)
pickle.dump('b', buffer)
buffer.seek(0)
print(pickle.load(buffer), pickle.load(buffer))

copyreg.add_extension('__main__', 'Point', 240)
data = pickle.dumps(Point, 2)
print(data, pickle.loads(data) is Point)
copyreg.remove_extension('__main__', 'Point', 240)
copyreg.clear_extension_cache()
attempt('extension', lambda: pickle.loads(data))


class Setter:
    def __reduce__(self):
        return Setter, (), {'a': 1}, None, None, set_state


def set_state(obj, state):
    obj.seen = state


print(pickle.dumps(Setter(), 4), pickle.loads(pickle.dumps(Setter())).seen)


class WithGetstate:
    __slots__ = ('a', 'b')

    def __getstate__(self):
        return {'a': self.a}

    def __setstate__(self, state):
        self.a = state['a']


w = WithGetstate()
w.a = 5
for protocol in range(6):
    print(pickle.loads(pickle.dumps(w, protocol)).a, end=' ')
print()


class SlotsOnly:
    __slots__ = ('a',)


for protocol in (0, 1, 2):
    attempt(protocol, lambda: pickle.dumps(SlotsOnly(), protocol))


class Sub(int):
    __slots__ = ()


attempt('int subclass', lambda: pickle.loads(pickle.dumps(Sub(5), 0)))


def local():
    class Local:
        pass
    return Local


def nested():
    def inner():
        pass
    return inner


class Replaced:
    pass


old = Replaced


class Replaced:
    pass


class Gone:
    pass


gone = Gone
del Gone
nowhere = type('Nowhere', (), {'__module__': 'no_such_module'})
for label, obj in (('lambda', lambda: 0), ('local class', local()), ('local instance', local()()), ('nested function', nested()),
                   ('generator', (i for i in [])), ('replaced', old), ('gone', gone), ('gone instance', gone()), ('no module', nowhere), ('module', pickle),
                   ('inside', [[lambda: 0]])):
    attempt(label, lambda: pickle.dumps(obj))
for label, data in (('empty', b''), ('proto', b'\x80'), ('key', b'zz'), ('truncated', pickle.dumps(['abcdef'])[:-4]), ('underflow', b'.'),
                    ('protocol 9', b'\x80\x09.'), ('no module', b'cnomod\nX\n.'), ('no attribute', b'csys\nNope\n.'), ('int', b'I12'),
                    ('bad int', b'Iab\n.'), ('get', b'g1\n.'), ('binget', b'h\x01.'), ('pop', b'0.'), ('mark', b'(.'), ('no stop', b'N'),
                    ('persid', b'Pabc\n.'), ('key 255', b'\xff'), ('unicode', b'Vabc'), ('newobj', b'NN\x81.'), ('reduce', b'NNR.'), ('call', b'N)R.'),
                    ('append', b'NNa.'), ('text', 'abc'), ('string', b"S'old'\n."), ('bad string', b'Sold\n.'), ('ext', b'\x82\x05.')):
    attempt(label, lambda: pickle.loads(data))


def reducing(value):
    class R:
        def __reduce__(self):
            return value
    return R()


for value in (3, (1,), (1, 2), (int, 3), (list, (), None, 3), (dict, (), None, None, 3), (int, (), None, None, None, 3), (int, (), 0, 0, 0, 0, 0), 'missing'):
    attempt(value, lambda: pickle.dumps(reducing(value)))
attempt('protocol 6', lambda: pickle.dumps(1, 6))
attempt('protocol -1', lambda: pickle.dumps(1, -1))
attempt('no write', lambda: pickle.dump(1, 2))
attempt('no read', lambda: pickle.load(2))
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, issubclass(pickle.PicklingError, pickle.PickleError), pickle.format_version)
print(pickle.PROTO, pickle.STOP, pickle.encode_long(-129), pickle.decode_long(b'\x7f\xff'))
big = bytearray(b'z' * 10)
print(pickle.dumps(pickle.PickleBuffer(big), 5))
buffers = []
data = pickle.dumps(pickle.PickleBuffer(big), 5, buffer_callback=buffers.append)
print(data, len(buffers), pickle.loads(data, buffers=buffers))
attempt('buffer protocol 4', lambda: pickle.dumps(pickle.PickleBuffer(big), 4))
attempt('buffer_callback', lambda: pickle.dumps(1, 4, buffer_callback=print))
print(pickle.loads(b"\x80\x02U\x03abcq\x00.", encoding='latin-1'), pickle.loads(b"\x80\x02U\x03abcq\x00.", encoding='bytes'))
print(pickle.loads(b'c__builtin__\nxrange\n(K\x03tR.'), pickle.loads(b'cexceptions\nValueError\n(Vm\ntR.').args)
