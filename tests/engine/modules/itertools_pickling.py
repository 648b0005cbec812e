# python: 3.8-3.13
# The iterators of itertools are copied and pickled where they stand.
import copy
import pickle
import warnings
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile,
                       filterfalse, groupby, islice, permutations, product, repeat, starmap, takewhile, zip_longest)

warnings.simplefilter('ignore')


def advanced(iterator, steps):
    for _ in range(steps):
        next(iterator, None)
    return iterator


def plain(value):
    if hasattr(value, '__next__') and not isinstance(value, type):
        return type(value).__name__
    if isinstance(value, (tuple, list)):
        return type(value)(map(plain, value))
    return value


makers = {
    'accumulate': lambda: accumulate([1, 2, 3]), 'initial': lambda: accumulate([1, 2], initial=5),
    'none': lambda: accumulate([None, 1], lambda a, b: b), 'chain': lambda: chain([1, 5], [2]), 'empty chain': chain,
    'compress': lambda: compress('abc', [1, 0, 1]), 'count': lambda: count(2, 3), 'count one': lambda: count(7),
    'cycle': lambda: cycle([1, 2, 3]), 'dropwhile': lambda: dropwhile(bool, [1, 0, 1, 0]),
    'takewhile': lambda: takewhile(bool, [1, 0, 1]), 'filterfalse': lambda: filterfalse(None, [1, 0, 0]),
    'starmap': lambda: starmap(pow, [(1, 2), (3, 2)]), 'repeat': lambda: repeat('x', 3),
    'product': lambda: product('ab', 'cd'), 'empty product': lambda: product('ab', ''),
    'combinations': lambda: combinations('abc', 2), 'too long': lambda: combinations('a', 2),
    'replacement': lambda: combinations_with_replacement('ab', 2), 'permutations': lambda: permutations('abc', 2),
    'groupby': lambda: groupby([1, 1, 2]), 'islice': lambda: islice('abcdef', 1, 5, 2),
    'zip_longest': lambda: zip_longest([1], [2, 3], fillvalue=0),
}
for name, make in makers.items():
    for steps in range(6):
        print(name, steps, plain(advanced(make(), steps).__reduce__()))
    if name == 'groupby':
        continue
    for steps in (0, 1, 2, 4):
        for duplicate in (copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))):
            print(list(islice(duplicate(advanced(make(), steps)), 5)), end=' ')
    print()

states = [(), (1,), (0, 0), (1, 2, 3), [0, 1], (5, 5), (-1, -2), ([1], [2]), 5, None, True, (3, 0), ((2, 1, 0), (1, 1))]
for name in ('accumulate', 'chain', 'cycle', 'dropwhile', 'takewhile', 'product', 'combinations', 'replacement',
             'permutations', 'islice', 'zip_longest', 'groupby'):
    for state in states:
        iterator = makers[name]()
        try:
            iterator.__setstate__(state)
            print(name, state, plain(list(islice(iterator, 6))))
        except Exception as error:
            print(name, state, type(error).__name__, error)

warnings.simplefilter('error')
try:
    print(list(copy.copy(chain([1]))))
except DeprecationWarning as warning:
    print(warning)
