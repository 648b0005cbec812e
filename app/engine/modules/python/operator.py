"""The operators of the language as functions, and callables that fetch an item, an attribute or call a method."""
import _operator
from _operator import *

__all__ = sorted(name for name in dir(_operator) if name[:1] != '_')

for _name in __all__:
    if _name not in ('attrgetter', 'itemgetter', 'methodcaller', 'countOf', 'indexOf', 'length_hint', 'truth', 'is_',
                     'is_not', 'is_none', 'is_not_none'):
        globals()['__' + _name.strip('_') + '__'] = globals()[_name]
del _name
