"""How unittest shows values and compares collections."""
__unittest = True
_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = 5
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)


def safe_repr(obj, short=False):
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    if not short or len(result) < _MAX_LENGTH:
        return result
    return result[:_MAX_LENGTH] + ' [truncated]...'


def _shorten(s, prefixlen, suffixlen):
    skip = len(s) - prefixlen - suffixlen
    if skip > _PLACEHOLDER_LEN:
        s = '%s[%d chars]%s' % (s[:prefixlen], skip, s[len(s) - suffixlen:])
    return s


def _common_prefix(texts):
    low, high = min(texts), max(texts)
    for index, char in enumerate(low):
        if char != high[index]:
            return low[:index]
    return low


def _common_shorten_repr(*args):
    """The reprs of several values, what they have in common shortened until they are short enough."""
    args = tuple(map(safe_repr, args))
    longest = max(map(len, args))
    if longest <= _MAX_LENGTH:
        return args
    prefix = _common_prefix(args)
    size = len(prefix)
    common_len = _MAX_LENGTH - (longest - size + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if common_len > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, common_len)
        return tuple(prefix + text[size:] for text in args)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(text[size:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in args)


def strclass(cls):
    return '%s.%s' % (cls.__module__, cls.__qualname__)


def _count_diff_hashable(actual, expected):
    """The elements whose counts differ: (in actual, in expected, element)."""
    from collections import Counter
    s, t = Counter(actual), Counter(expected)
    result = [(count, t.get(element, 0), element) for element, count in s.items() if count != t.get(element, 0)]
    result += [(0, count, element) for element, count in t.items() if element not in s]
    return result


def _count_diff_all_purpose(actual, expected):
    """The same for elements that have no hash."""
    actual, expected = list(actual), list(expected)
    used = [False] * len(expected)
    result = []
    done = [False] * len(actual)
    for index, element in enumerate(actual):
        if done[index]:
            continue
        mine = theirs = 0
        for other in range(index, len(actual)):
            if not done[other] and actual[other] == element:
                mine += 1
                done[other] = True
        for other, value in enumerate(expected):
            if not used[other] and value == element:
                theirs += 1
                used[other] = True
        if mine != theirs:
            result.append((mine, theirs, element))
    for index, element in enumerate(expected):
        if used[index]:
            continue
        theirs = 0
        for other in range(index, len(expected)):
            if not used[other] and expected[other] == element:
                theirs += 1
                used[other] = True
        result.append((0, theirs, element))
    return result


def sorted_list_difference(expected, actual):
    """The elements only in the first and those only in the second of two sorted lists."""
    missing, unexpected = [], []
    i = j = 0
    while i < len(expected) and j < len(actual):
        if expected[i] == actual[j]:
            same = expected[i]
            while i < len(expected) and expected[i] == same:
                i += 1
            while j < len(actual) and actual[j] == same:
                j += 1
        elif expected[i] < actual[j]:
            value = expected[i]
            missing.append(value)
            while i < len(expected) and expected[i] == value:
                i += 1
        else:
            value = actual[j]
            unexpected.append(value)
            while j < len(actual) and actual[j] == value:
                j += 1
    return missing + expected[i:], unexpected + actual[j:]


def unorderable_list_difference(expected, actual):
    """The same for elements that have no order; both lists are used up."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    """Return -1 if x < y, 0 if x == y and 1 if x > y"""
    return (x > y) - (x < y)
