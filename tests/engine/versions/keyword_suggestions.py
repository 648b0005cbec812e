# Keywords that built-in functions do not know: from 3.13 on with the one that was meant.
import collections
import functools
import itertools
import re
import types

module = types.ModuleType('tool')
module.tool = print
calls = [
    lambda: print(1, edn=''), lambda: print(sep=1, end=2, file=3, flush=4, more=5), lambda: sorted([], kye=1),
    lambda: [].sort(kye=1), lambda: int('1', bse=1), lambda: min(1, 2, kye=1), lambda: max([1], defalt=1),
    lambda: min(0, default=1, key=2, more=3), lambda: ImportError(nme=1),
    lambda: ImportError(0, name=1, path=2, name_from=3, more=4), lambda: str(b'', encodin='x'),
    lambda: enumerate([1], strt=1), lambda: zip([1], stict=1), lambda: sum([1], strt=1), lambda: pow(1, 2, md=3),
    lambda: round(1.5, ndigts=3), lambda: 'a'.split(maxsplt=1), lambda: 'a'.encode(encodin=3),
    lambda: (5).to_bytes(2, 'big', signd=3), lambda: ''.splitlines(keepend=1), lambda: complex(rel=1),
    lambda: property(fgt=1), lambda: __import__('sys', nme=1), lambda: NameError(nam=1), lambda: AttributeError(nam=1),
    lambda: AttributeError(name=1, obj=2, more=3), lambda: re.compile('x', flgs=1),
    lambda: collections.deque([], maxln=1), lambda: itertools.accumulate([], fnc=1), lambda: itertools.groupby([], ky=1),
    lambda: print(zzzz=1), lambda: module(), lambda: types.ModuleType('other')(),
    lambda: (lambda **k: k)(**{1: 3}, **{1: 5}), lambda: (lambda **k: k)(**{1: 3}),
]
for number, call in enumerate(calls):
    try:
        print(number, call())
    except TypeError as error:
        print(number, error)
print(None.__ne__(None), None.__ne__(1), None.__eq__(None))
