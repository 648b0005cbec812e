"""pickle: the hooks of picklers and unpicklers, memos, buffers, streams, and what goes wrong with them."""
import copyreg
import io
import pickle
import sys


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        text = str(error).split(' at 0x')[0]
        print(label, '->', type(error).__module__, type(error).__name__, text, [note for note in getattr(error, '__notes__', ()) if note.startswith('when')])


class Point:
    def __init__(self, x=0):
        self.x = x

    def __repr__(self):
        return f'Point({self.__dict__})'


class Slotted:
    __slots__ = ('a', 'b')

    def __repr__(self):
        return 'Slotted(%s)' % ', '.join(f'{n}={getattr(self, n)!r}' for n in self.__slots__ if hasattr(self, n))


def slotted(**values):
    result = Slotted()
    for name, value in values.items():
        setattr(result, name, value)
    return result


def written(make, obj, protocol=4, **options):
    stream = io.BytesIO()
    make(stream, protocol, **options).dump(obj)
    return stream.getvalue()


# ---- the order in which hooks are asked ---------------------------------------------------------------

class Loud:
    def __reduce_ex__(self, protocol):
        print('  reduce_ex', protocol)
        return super().__reduce_ex__(protocol)

    def __getnewargs_ex__(self):
        print('  getnewargs_ex')
        return (1,), {}

    def __new__(cls, *args):
        return super().__new__(cls)

    def __getstate__(self):
        print('  getstate')
        return {'s': 1}

    def __setstate__(self, state):
        print('  setstate', state)


class LoudPickler(pickle.Pickler):
    def persistent_id(self, obj):
        print('  persistent_id', type(obj).__name__)

    def reducer_override(self, obj):
        print('  override', type(obj).__name__)
        return NotImplemented


for protocol in (0, 2, 4):
    print('loud', protocol)
    data = written(LoudPickler, [Loud(), 1, 'text', slotted(a=1)] if protocol else [Loud(), 1], protocol)
    print(data)
    print(pickle.loads(data)[1:3])


class Quiet:
    def __getstate__(self):
        return self.state

    def __init__(self, state):
        self.state = state


for state in (None, False, 0, {}, [], (None, None), (None, {'a': 1}), ({'a': 1}, None), ({'a': 1}, {'b': 2}), ({}, {}), (1, 2, 3), 'text'):
    def round_trip(state=state):
        data = pickle.dumps(Quiet(state))
        return data, pickle.loads(data).__dict__
    attempt(f'state {state!r}', round_trip)


# ---- slots and dicts ----------------------------------------------------------------------------------

for value in (slotted(), slotted(a=1), slotted(a=1, b='two'), slotted(b=[1])):
    attempt('slotted', lambda: (pickle.dumps(value, 4), pickle.loads(pickle.dumps(value))))
    attempt('slotted 1', lambda: pickle.dumps(value, 1))


class Child(Slotted):
    __slots__ = ('c', '__private')

    def fill(self):
        self.a, self.c, self.__private = 'a', 'c', 'p'
        return self


class Open(Slotted):
    pass


opened = Open()
opened.a, opened.other = 1, 2
for value in (Child().fill(), opened):
    data = pickle.dumps(value, 4)
    back = pickle.loads(data)
    print(data, back, getattr(back, '_Child__private', None), getattr(back, '__dict__', None))
many = [slotted(a=i, b=str(i)) for i in range(5)]
print(pickle.dumps(many, 5))
print(pickle.loads(pickle.dumps(many, 2)))
several = [Point(i) for i in range(3)]
print(pickle.dumps(several, 5), pickle.loads(pickle.dumps(several)))
key = next(iter(pickle.loads(pickle.dumps(Point(1))).__dict__))
print('interned', key is sys.intern('x'))

# ---- persistent ids -----------------------------------------------------------------------------------

pickler = pickle.Pickler(io.BytesIO(), 4)
attempt('set persistent_id', lambda: setattr(pickler, 'persistent_id', 5))
attempt('set to a function', lambda: setattr(pickler, 'persistent_id', lambda obj: 'id' if obj == 5 else None))
pickler.dump([5, 6])


class Numbers(pickle.Pickler):
    def persistent_id(self, obj):
        return 'id-%s' % obj if isinstance(obj, int) else None


class FoundNumbers(pickle.Unpickler):
    def persistent_load(self, pid):
        return 'found', pid


for protocol in range(6):
    data = written(Numbers, [1, 'a', (2, 2)], protocol)
    print(data, FoundNumbers(io.BytesIO(data)).load())
    attempt('no persistent_load', lambda: pickle.loads(data))
unpickler = pickle.Unpickler(io.BytesIO(data))
attempt('set persistent_load', lambda: setattr(unpickler, 'persistent_load', 5))


class BadId(pickle.Pickler):
    def persistent_id(self, obj):
        return '\xe9'


attempt('not ascii', lambda: written(BadId, 1, 0))
attempt('not ascii binary', lambda: written(BadId, 1, 1))


class FailingId(pickle.Pickler):
    def persistent_id(self, obj):
        return 1 / 0


attempt('failing id', lambda: written(FailingId, [1]))

# ---- dispatch tables and overrides --------------------------------------------------------------------

class Tabled(pickle.Pickler):
    dispatch_table = {Point: lambda point: (Point, (point.x * 2,))}


print(written(Tabled, Point(4)), written(Tabled, slotted(a=1)))
copyreg.pickle(Slotted, lambda s: (slotted, (), (None, {'a': 'by copyreg'})))
print(pickle.dumps(slotted(a=1)), pickle.loads(pickle.dumps(slotted(a=1))))
del copyreg.dispatch_table[Slotted]
stream = io.BytesIO()
pickler = pickle.Pickler(stream)
attempt('no table', lambda: pickler.dispatch_table)
pickler.dispatch_table = {}
print(pickler.dispatch_table)
attempt('complex without table', lambda: pickler.dump(1j))


class Meta(type):
    pass


class Made(metaclass=Meta):
    pass


copyreg.pickle(Meta, lambda cls: (str, ('instead of ' + cls.__name__,)))
print(pickle.loads(pickle.dumps(Made)))
del copyreg.dispatch_table[Meta]


class Overriding(pickle.Pickler):
    def reducer_override(self, obj):
        if obj is len:
            return 'print'
        if isinstance(obj, Point):
            return Point, (), {'via': 'override'}
        if obj is Slotted:
            return 5
        return NotImplemented


print(written(Overriding, [Point(1)]), written(Overriding, [1, 'x', (2,)]))
attempt('override wrong name', lambda: written(Overriding, len))
attempt('override number', lambda: written(Overriding, [Slotted]))

# ---- finding classes ----------------------------------------------------------------------------------

class Finder(pickle.Unpickler):
    def find_class(self, module, name):
        print('  find', module, name)
        return super().find_class(module, name)


for protocol in (0, 2, 3, 4):
    print(Finder(io.BytesIO(pickle.dumps([Point(1), range(2), b'b', {1}], protocol))).load())
finder = pickle.Unpickler(io.BytesIO(b''))
attempt('find_class', lambda: finder.find_class('__builtin__', 'xrange'))
attempt('find_class none', lambda: finder.find_class('nowhere', 'x'))
attempt('find_class missing', lambda: finder.find_class('builtins', 'x.y'))
attempt('find_class type', lambda: finder.find_class('copyreg'))
attempt('nothing', finder.load)

# ---- memos --------------------------------------------------------------------------------------------

stream = io.BytesIO()
pickler = pickle.Pickler(stream, 2)
shared = ['shared']
pickler.dump([shared, shared])
print(sorted(number for number, obj in pickler.memo.copy().values()))
pickler.dump(shared)
pickler.memo.clear()
pickler.dump(shared)
print(stream.getvalue())
unpickler = pickle.Unpickler(io.BytesIO(stream.getvalue()))
print(unpickler.load(), unpickler.load(), unpickler.load(), unpickler.memo.copy())
other = pickle.Unpickler(io.BytesIO(b'h\x00.'))
other.memo = unpickler.memo
print(other.load())
other = pickle.Unpickler(io.BytesIO(b'h\x00.'))
other.memo = {0: 'zero'}
attempt('memo of a dict', other.load)
attempt('memo', lambda: setattr(other, 'memo', 5))
attempt('memo key', lambda: setattr(other, 'memo', {'a': 1}))
attempt('memo negative', lambda: setattr(other, 'memo', {-1: 1}))
attempt('pickler memo', lambda: setattr(pickler, 'memo', {1: 2}))
stream = io.BytesIO()
pickler = pickle.Pickler(stream, 4)
pickler.fast = True
print(pickler.fast, pickler.bin)
pickler.dump([shared, shared, (1, 2), {'k': shared}])
print(stream.getvalue())
recursive = []
recursive.append(recursive)
attempt('fast recursive', lambda: pickler.dump(recursive))

# ---- not set up ---------------------------------------------------------------------------------------

class Bare(pickle.Pickler):
    def __init__(self):
        pass


class BareReader(pickle.Unpickler):
    def __init__(self):
        pass


attempt('bare pickler', lambda: Bare().dump(1))
attempt('bare unpickler', lambda: BareReader().load())

# ---- buffers ------------------------------------------------------------------------------------------

buffers = []
for source in (b'readonly', bytearray(b'writable')):
    buffer = pickle.PickleBuffer(source)
    print(bytes(buffer.raw()), buffer.raw().readonly)
    print(pickle.dumps(buffer, 5))
    apart = pickle.dumps([buffer, buffer], 5, buffer_callback=buffers.append)
    print(apart, len(buffers))
    attempt('without buffers', lambda: pickle.loads(apart))
    print([bytes(each) for each in pickle.loads(apart, buffers=[source, source])])
    attempt('too few', lambda: pickle.loads(apart, buffers=[source]))
    print(pickle.dumps(buffer, 5, buffer_callback=lambda buffer: True))
    attempt('protocol 4', lambda: pickle.dumps(buffer, 4))
    buffer.release()
    attempt('released', buffer.raw)
    attempt('released dumps', lambda: pickle.dumps(buffer, 5))
attempt('callback', lambda: pickle.dumps(1, 4, buffer_callback=print))
attempt('no buffer', lambda: pickle.PickleBuffer(5))

# ---- streams ------------------------------------------------------------------------------------------

class Reader:
    def __init__(self, data):
        self.stream = io.BytesIO(data)
        self.asked = []

    def read(self, count=-1):
        self.asked.append(count)
        return self.stream.read(count)

    def readline(self):
        self.asked.append('line')
        return self.stream.readline()


class Wrong:
    def read(self, count):
        return 'text'

    readline = read


for protocol in (0, 2, 4):
    reader = Reader(pickle.dumps([1, 'x', 2.5]) + b'rest')
    print(pickle.load(reader), reader.asked, reader.stream.read())
attempt('text read', lambda: pickle.load(Wrong()))
attempt('no methods', lambda: pickle.load(5))
attempt('no write', lambda: pickle.dump(1, 5))


class FullDisk:
    def write(self, data):
        raise OSError('disk full')


attempt('disk full', lambda: pickle.dump(1, FullDisk()))

# ---- extension codes ----------------------------------------------------------------------------------

for code in (1, 256, 65536, 0x7fffffff):
    copyreg.add_extension('__main__', 'Point', code)
    data = pickle.dumps([Point, Point(1)], 2)
    print(data, pickle.loads(data), pickle.dumps(Point, 1))
    copyreg.remove_extension('__main__', 'Point', code)
    attempt('removed', lambda: pickle.loads(data))
    copyreg.clear_extension_cache()
