"""Bisection: places in sorted lists."""
from _slotscope import version as _version, builtin as _builtin


def _bounds(a, lo, hi):
    if lo < 0:
        raise ValueError('lo must be non-negative')
    return lo, len(a) if hi is None or (hi == -1 and _version < 10) else hi


def _right(a, x, lo, hi, key):
    lo, hi = _bounds(a, lo, hi)
    while lo < hi:
        middle = (lo + hi) // 2
        if x < (a[middle] if key is None else key(a[middle])):
            hi = middle
        else:
            lo = middle + 1
    return lo


def _left(a, x, lo, hi, key):
    lo, hi = _bounds(a, lo, hi)
    while lo < hi:
        middle = (lo + hi) // 2
        if (a[middle] if key is None else key(a[middle])) < x:
            lo = middle + 1
        else:
            hi = middle
    return lo


if _version >= 10:
    def bisect_right(a, x, lo=0, hi=None, *, key=None):
        """Return the index where to insert item x in list a, assuming a is sorted: after any equal items."""
        return _right(a, x, lo, hi, key)

    def bisect_left(a, x, lo=0, hi=None, *, key=None):
        """Return the index where to insert item x in list a, assuming a is sorted: before any equal items."""
        return _left(a, x, lo, hi, key)

    def insort_right(a, x, lo=0, hi=None, *, key=None):
        """Insert item x in list a, and keep it sorted assuming a is sorted: after any equal items."""
        a.insert(_right(a, x if key is None else key(x), lo, hi, key), x)

    def insort_left(a, x, lo=0, hi=None, *, key=None):
        """Insert item x in list a, and keep it sorted assuming a is sorted: before any equal items."""
        a.insert(_left(a, x if key is None else key(x), lo, hi, key), x)
else:
    def bisect_right(a, x, lo=0, hi=None):
        """Return the index where to insert item x in list a, assuming a is sorted: after any equal items."""
        return _right(a, x, lo, hi, None)

    def bisect_left(a, x, lo=0, hi=None):
        """Return the index where to insert item x in list a, assuming a is sorted: before any equal items."""
        return _left(a, x, lo, hi, None)

    def insort_right(a, x, lo=0, hi=None):
        """Insert item x in list a, and keep it sorted assuming a is sorted: after any equal items."""
        a.insert(_right(a, x, lo, hi, None), x)

    def insort_left(a, x, lo=0, hi=None):
        """Insert item x in list a, and keep it sorted assuming a is sorted: before any equal items."""
        a.insert(_left(a, x, lo, hi, None), x)

bisect = bisect_right = _builtin(bisect_right)
bisect_left = _builtin(bisect_left)
insort = insort_right = _builtin(insort_right)
insort_left = _builtin(insort_left)
