"""Subclasses of containers with __slots__: copied, pickled, reduced."""
import collections
import copy
import decimal
import io
import pickle
import weakref


class Bytes(bytearray):
    __slots__ = ('x', 'y')


class BytesAndDict(bytearray):
    __slots__ = ('x', '__dict__')


class Numbers(set):
    __slots__ = ('x',)


class Queue(collections.deque):
    __slots__ = ('x', '__dict__')


class Order(collections.OrderedDict):
    __slots__ = ('x',)


class Weak(weakref.WeakSet):
    __slots__ = ('x',)


class Exact(decimal.Decimal):
    __slots__ = ('x',)


class Stream(io.BytesIO):
    __slots__ = ('x',)


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


for cls, args in ((Bytes, ()), (Bytes, (b'ab',)), (BytesAndDict, (b'ab',)), (Numbers, ([1],)), (Queue, ([1],)), (Order, ()),
                  (Weak, ()), (Exact, (1,))):
    made = cls(*args)
    made.x = 5
    if cls in (BytesAndDict, Queue):
        made.z = 6
    for function in (copy.copy, copy.deepcopy):
        attempt((cls.__name__, function.__name__), lambda: getattr(function(made), 'x', '-'))
    if cls is Weak:
        continue
    for protocol in range(6):
        attempt((cls.__name__, protocol),
                lambda: [getattr(pickle.loads(pickle.dumps(made, protocol)), name, '-') for name in ('x', 'z')])
attempt('reduced', lambda: Bytes().__reduce_ex__(2)[1:])
attempt('reduced', lambda: Bytes().__reduce_ex__(3)[1:])
attempt('reduced', lambda: Bytes(b'ab').__reduce__()[1:])
stream = Stream(b'ab')
stream.x, stream.z = 5, 6
attempt('stream', lambda: (stream.__dict__, stream.__getstate__()))
attempt('stream', lambda: io.BytesIO(b'a').__dict__)
for state in ((b'', -1, None), ('text', 0, None), (b'', 0.0, None), (b'', 0, 5), (b'', 0), 5):
    attempt('state', lambda: io.BytesIO().__setstate__(state))
for state in (('', '\n', -1, None), (b'', '\n', 0, None), ('', 'f', 0, None), ('', '\n', 0.0, None), ('', '\n', 0, 5), 5):
    attempt('state', lambda: io.StringIO().__setstate__(state))
attempt('line ends', lambda: [io.StringIO('a\nb\r\nc\rd', newline=newline).newlines for newline in (None, '', '\n')])
