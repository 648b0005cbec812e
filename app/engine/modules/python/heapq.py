"""The heap queue: a list in which every item is at most as large as the two at 2k+1 and 2k+2."""
from _heapq import *
from _slotscope import version as _version

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']
if _version >= 14:
    __all__ += ['heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max']


def _siftdown(heap, startpos, pos):
    """Move the item at pos towards the root, as far as startpos, past every larger parent."""
    item = heap[pos]
    while pos > startpos:
        parent = (pos - 1) >> 1
        if not item < heap[parent]:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _siftup(heap, pos):
    """Move the smaller children up until a leaf is free, then let the item at pos rise from there."""
    end = len(heap)
    start, item = pos, heap[pos]
    child = 2 * pos + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[pos] = heap[child]
        pos, child = child, 2 * child + 1
    heap[pos] = item
    _siftdown(heap, start, pos)


def _siftdown_max(heap, startpos, pos):
    """_siftdown for a heap whose largest item comes first."""
    item = heap[pos]
    while pos > startpos:
        parent = (pos - 1) >> 1
        if not heap[parent] < item:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _siftup_max(heap, pos):
    """_siftup for a heap whose largest item comes first."""
    end = len(heap)
    start, item = pos, heap[pos]
    child = 2 * pos + 1
    while child < end:
        if child + 1 < end and not heap[child + 1] < heap[child]:
            child += 1
        heap[pos] = heap[child]
        pos, child = child, 2 * child + 1
    heap[pos] = item
    _siftdown_max(heap, start, pos)


if _version < 14:
    from _heapq import _heapify_max, _heappop_max, _heapreplace_max


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
    return _best(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset."""
    if n == 1:
        missing = object()
        result = max(iterable, default=missing, key=key)
        return [] if result is missing else [result]
    return _best(n, iterable, key, True)


def _best(n, iterable, key, largest):
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        size = None
    wanted = n if size is not None and n >= size else len(range(0, -n, -1) if largest else range(n))
    return sorted(iterable, key=key, reverse=largest)[:wanted]
