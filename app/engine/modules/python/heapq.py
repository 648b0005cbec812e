"""The heap queue: a list in which every item is at most as large as the two at 2k+1 and 2k+2."""
from _slotscope import version as _version, builtin as _builtin

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']
if _version >= 14:
    __all__ += ['heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max']


def _check(heap):
    if not isinstance(heap, list):
        raise TypeError(f'heap argument must be a list, not {type(heap).__name__}' if _version >= 9 else
                        'heap argument must be a list')


def _less(a, b):
    return a < b


def _greater(a, b):
    return b < a


def _sift_towards_root(heap, start, position, before):
    item = heap[position]
    while position > start:
        parent = (position - 1) >> 1
        if not before(item, heap[parent]):
            break
        heap[position] = heap[parent]
        position = parent
    heap[position] = item


def _sift_towards_leaves(heap, position, before):
    """Bring the better child up until a leaf is reached, then let the item find its place from there."""
    end = len(heap)
    start = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not before(heap[child], heap[right]):
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _sift_towards_root(heap, start, position, before)


def _push(heap, item, before):
    _check(heap)
    heap.append(item)
    _sift_towards_root(heap, 0, len(heap) - 1, before)


def _pop(heap, before):
    _check(heap)
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    result = heap[0]
    heap[0] = last
    _sift_towards_leaves(heap, 0, before)
    return result


def _replace(heap, item, before):
    _check(heap)
    if not heap:
        raise IndexError('index out of range')
    result = heap[0]
    heap[0] = item
    _sift_towards_leaves(heap, 0, before)
    return result


def _push_pop(heap, item, before):
    _check(heap)
    if heap and before(heap[0], item):
        item, heap[0] = heap[0], item
        _sift_towards_leaves(heap, 0, before)
    return item


def _build(heap, before):
    _check(heap)
    for position in reversed(range(len(heap) // 2)):
        _sift_towards_leaves(heap, position, before)


@_builtin
def heappush(heap, item, /):
    """Push item onto heap, maintaining the heap invariant."""
    _push(heap, item, _less)


@_builtin
def heappop(heap, /):
    """Pop the smallest item off the heap, maintaining the heap invariant."""
    return _pop(heap, _less)


@_builtin
def heapreplace(heap, item, /):
    """Pop and return the current smallest value, and add the new item."""
    return _replace(heap, item, _less)


@_builtin
def heappushpop(heap, item, /):
    """Push item on the heap, then pop and return the smallest item from the heap."""
    return _push_pop(heap, item, _less)


@_builtin
def heapify(heap, /):
    """Transform list into a heap, in-place, in O(len(heap)) time."""
    _build(heap, _less)


def _push_max(heap, item, /):
    """Push item onto max heap, maintaining the heap invariant."""
    _push(heap, item, _greater)


def _heappop_max(heap, /):
    """Maxheap variant of heappop."""
    return _pop(heap, _greater)


def _heapreplace_max(heap, item, /):
    """Maxheap variant of heapreplace."""
    return _replace(heap, item, _greater)


def _push_pop_max(heap, item, /):
    """Maxheap variant of heappushpop."""
    return _push_pop(heap, item, _greater)


def _heapify_max(heap, /):
    """Maxheap variant of heapify."""
    _build(heap, _greater)


if _version >= 14:
    heappush_max, heappop_max, heapreplace_max = _push_max, _heappop_max, _heapreplace_max
    heappushpop_max, heapify_max = _push_pop_max, _heapify_max


def merge(*iterables, key=None, reverse=False):
    '''Merge multiple sorted inputs into a single sorted output.'''
    before = _greater if reverse else _less
    heads = []
    for order, iterator in enumerate(map(iter, iterables)):
        for value in iterator:
            heads.append(_Head(value if key is None else key(value), -order if reverse else order, value, iterator))
            break
    _build(heads, before)
    while heads:
        head = heads[0]
        yield head.value
        for value in head.iterator:
            head.key = value if key is None else key(value)
            head.value = value
            _sift_towards_leaves(heads, 0, before)
            break
        else:
            _pop(heads, before)


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
