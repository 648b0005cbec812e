"""The heap queue: a list in which every item is at most as large as the two at 2k+1 and 2k+2."""
from _heapq import *
from _slotscope import version as _version

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']
if _version >= 14:
    __all__ += ['heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max']


class _Head:
    """The next value of one of the merged iterables."""
    __slots__ = ('key', 'order', 'value', 'iterator')

    def __init__(self, key, order, value, iterator):
        self.key = key
        self.order = order
        self.value = value
        self.iterator = iterator

    def __lt__(self, other):
        if self.key == other.key:
            return self.order < other.order
        return self.key < other.key


class _FallingHead(_Head):
    """The same where the largest comes first."""
    __slots__ = ()

    def __lt__(self, other):
        if self.key == other.key:
            return self.order < other.order
        return other.key < self.key


def merge(*iterables, key=None, reverse=False):
    '''Merge multiple sorted inputs into a single sorted output.'''
    head_type = _FallingHead if reverse else _Head
    heads = []
    for order, iterator in enumerate(map(iter, iterables)):
        for value in iterator:
            heads.append(head_type(value if key is None else key(value), order, value, iterator))
            break
    heapify(heads)
    while heads:
        head = heads[0]
        yield head.value
        for value in head.iterator:
            head.key = value if key is None else key(value)
            head.value = value
            heapreplace(heads, head)
            break
        else:
            heappop(heads)


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset."""
    if n == 1:
        missing = object()
        result = min(iterable, default=missing, key=key)
        return [] if result is missing else [result]
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset."""
    if n == 1:
        missing = object()
        result = max(iterable, default=missing, key=key)
        return [] if result is missing else [result]
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
