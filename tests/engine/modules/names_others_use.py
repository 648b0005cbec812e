# python: 3.8-3.13
# Names without documentation that programs and other libraries rely on.
import errno
import functools
import heapq
import inspect
import pickle
import time
import types
from collections import _count_elements

heap = [5, 3, 8, 1, 9, 2]
heapq._heapify_max(heap)
print(heap, heapq._heappop_max(heap), heapq._heapreplace_max(heap, 0), heap)
heap = [5, 3, 8, 1, 9, 2]
heapq._siftup(heap, 0)
heapq._siftdown(heap, 0, 5)
print(heap)
counts = {}
_count_elements(counts, 'abca')
print(counts, functools._CacheInfo(1, 2, 3, 4), functools.RLock, pickle.bytes_types)
print([cls.__name__ for cls in functools._c3_mro(bool)])
print(errno.ENOENT, errno.errorcode[2], errno.errorcode[11], len(errno.errorcode))
print(time._STRUCT_TM_ITEMS, time.clock_getres(time.CLOCK_MONOTONIC))


def function(a, b=1, *c, d=2, **e):
    def inner():
        return a, len, unknown
    return inner


record = inspect.stack()[0]
print(type(record), type(record).__mro__[1:-2], record._fields, record[2:])
print(inspect.getfullargspec(function), inspect.getclosurevars(function(7)))
print(inspect.classify_class_attrs(type('X', (), {'a': 1}))[-1], inspect.getcoroutinelocals)
for arguments in (({'a': 1},), ([('a', 1)],), (1,), ({1: 2},), ({}, {}), ([[1, 2]],)):
    try:
        print(types.SimpleNamespace(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
