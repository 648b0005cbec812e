"""Arguments that CPython converts to C integers: too large, of another type, with a bad __index__."""


class Two:
    def __index__(self):
        return 2


class Bad:
    def __index__(self):
        return 'x'


def attempt(label, action):
    try:
        print(label, '->', repr(action()))
    except Exception as error:
        print(label, '->', type(error).__name__, error)


for value in (10 ** 30, -10 ** 30, 2.5, 'a', None, Two(), Bad(), True):
    name = type(value).__name__ if not isinstance(value, int) or isinstance(value, bool) else value
    attempt('ljust %s' % name, lambda: 'abc'.ljust(value))
    attempt('bytes.center %s' % name, lambda: b'abc'.center(value))
    attempt('zfill %s' % name, lambda: 'abc'.zfill(value))
    attempt('split %s' % name, lambda: 'a b c'.split(None, value))
    attempt('replace %s' % name, lambda: 'aaa'.replace('a', 'b', value))
    attempt('expandtabs %s' % name, lambda: 'a\tb'.expandtabs(value))
    attempt('splitlines %s' % name, lambda: 'a\nb'.splitlines(value))
    attempt('list.pop %s' % name, lambda: [1, 2, 3].pop(value))
    attempt('list.insert %s' % name, lambda: [1, 2].insert(value, 0))
    attempt('bytearray.pop %s' % name, lambda: bytearray(b'abc').pop(value))
    attempt('chr %s' % name, lambda: chr(value))
    attempt('list index %s' % name, lambda: [1, 2, 3][value])
    attempt('repeat %s' % name, lambda: [0] * value if value != 10 ** 30 and value is not None else 'left out')
for value in ('9' * 30, '2147483648', '2147483647'):
    attempt('precision of float %s' % value[:10], lambda: '%.{}f'.format(value) % 1 if value != '2147483647' else 'left out')
    attempt('precision of int %s' % value[:10], lambda: '%.{}d'.format(value) % 1)
attempt('starred width', lambda: '%*d' % (10 ** 20, 1))
attempt('starred precision', lambda: '%.*f' % (10 ** 20, 1))
attempt('starred text', lambda: '%*d' % ('a', 1))
