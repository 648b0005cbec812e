# Weak references to objects of native types learn of their end.
import array
import collections
import contextvars
import functools
import io
import itertools
import operator
import re
import struct
import types
import weakref


async def async_generator():
    yield 1


makers = {
    'tee': lambda: itertools.tee('abc')[0], 'pattern': lambda: re.compile('a+'),
    'struct': lambda: struct.Struct('i'), 'async generator': async_generator, 'array': lambda: array.array('i'),
    'deque': collections.deque, 'ordered': collections.OrderedDict, 'partial': lambda: functools.partial(len), 'set': set,
    'frozenset': lambda: frozenset([1]), 'module': lambda: types.ModuleType('x'), 'namespace': types.SimpleNamespace,
    'text': io.StringIO, 'function': lambda: lambda: 1,
    'code': lambda: compile('1', 'f', 'eval'), 'method': lambda: 'x'.upper, 'generator': lambda: (x for x in ()),
    'getter': lambda: operator.itemgetter(1), 'match': lambda: re.match('a', 'a'), 'count': itertools.count,
    'view': lambda: memoryview(b'x'),
}
for name, make in makers.items():
    try:
        thing = make()
        reference = weakref.ref(thing, lambda gone, name=name: print('gone:', name))
        proxy = weakref.proxy(thing)
    except TypeError as error:
        print(name, error)
        continue
    re.purge()
    del thing
    print(name, reference())
    try:
        proxy.__class__
    except ReferenceError as error:
        print(error)
