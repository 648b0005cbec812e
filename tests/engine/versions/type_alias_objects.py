# python: 3.12+
# The objects behind `type X = ...` and type parameters: unions, attributes, what cannot be done with them.
import types
import typing


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


type A = int
type B[T] = list[T]
print(A | int, int | A, A | B, A | None, None | A, B[int] | str)
print(isinstance(A | int, types.UnionType if hasattr(types, 'UnionType') else type(int | str)))
attempt(lambda: A | 'text')
attempt(lambda: setattr(A, 'x', 1))
attempt(lambda: setattr(A, '__name__', 1))
attempt(lambda: setattr(A, '__value__', 1))
attempt(lambda: type('X', (type(A),), {}))
attempt(lambda: typing.TypeAliasType('TA', int, type_params=1))
attempt(lambda: typing.TypeAliasType(1, int))
attempt(lambda: typing.TypeAliasType('TA'))
attempt(lambda: typing.TypeAliasType('TA', str).__value__)
attempt(lambda: typing.TypeAliasType('TA', str).__module__)


def f[T, *Ts, **P](x: T):
    pass


for parameter in f.__type_params__:
    print(parameter.__name__, parameter.__module__)


def g[T](x: 'T', y: 'list[T]') -> 'T':
    pass


class G[T]:
    x: 'T'


attempt(lambda: typing.get_type_hints(g))
attempt(lambda: typing.get_type_hints(G))
