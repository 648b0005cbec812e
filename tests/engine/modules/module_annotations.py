# __annotations__ of a module that has none yet; literals of equal values; a field's repr that leads back to it.
import sys
import types
from dataclasses import field
from typing import Literal


def attempt(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)


module = types.ModuleType('foo')
attempt(lambda: module.__annotations__)
attempt(lambda: setattr(module, '__annotations__', {'a': 1}))
attempt(lambda: (module.__annotations__, '__annotations__' in module.__dict__))
attempt(lambda: delattr(module, '__annotations__'))
attempt(lambda: '__annotations__' in module.__dict__)
if sys.version_info < (3, 14):
    attempt(lambda: delattr(module, '__annotations__'))
if sys.version_info >= (3, 9):
    print(Literal[1, True], Literal[True, 1], Literal[1] == Literal[True], Literal[1, True] == Literal[True, 1],
          Literal[1, 1], Literal[1, 0] == Literal[True, False], Literal[1, True] is Literal[1, True])
itself = field()
itself.name = 'f'
itself.type = itself
if sys.version_info >= (3, 10):
    print(repr(itself)[:30])
