"""singledispatch, singledispatchmethod and partialmethod."""
from functools import singledispatch, singledispatchmethod, partialmethod
from collections.abc import Sequence, Mapping, Sized


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


@singledispatch
def show(value):
    "Show it."
    return f'object {value!r}'


@show.register(int)
def _(value):
    return f'int {value}'


@show.register
def show_list(value: list):
    return f'list of {len(value)}'


show.register(str, lambda value: f'str {value}')


@show.register(Sequence)
def _(value):
    return f'sequence {value!r}'


@show.register(Mapping)
def _(value):
    return f'mapping {sorted(value)}'


print(show(1), show(True), show([1]), show('a'), show((1,)), show({'k': 1}), show(2.5), sep=' | ')
print(show.dispatch(bool)(3), show.dispatch(float) is show.registry[object])
print(show.__name__, show.__doc__, show_list([1, 2]))
print(sorted(c.__name__ for c in show.registry))
attempt('no arguments', lambda: show())
attempt('not a class', lambda: show.register(42))
attempt('not a class, with function', lambda: type(show.register(42, lambda: 1)))




attempt('no annotation', lambda: type(show.register(type)))


@singledispatch
def two(value):
    return 'object'


two.register(Sized, lambda v: 'sized')
print(two([]), two({}), two(3))


class Formatter:
    @singledispatchmethod
    def render(self, value):
        return 'object'

    @render.register
    def _(self, value: int):
        return 'int'

    @render.register(str)
    def _(self, value):
        return 'str'

    @singledispatchmethod
    @classmethod
    def make(cls, value):
        return cls.__name__ + ' object'

    @make.register(int)
    @classmethod
    def _(cls, value):
        return cls.__name__ + ' int'


f = Formatter()
print(f.render(1), f.render('s'), f.render(None), Formatter.make(1), Formatter.make('x'))


class Cell:
    def set_state(self, state, extra=None):
        return (type(self).__name__, state, extra)

    alive = partialmethod(set_state, True)
    dead = partialmethod(set_state, False, extra='gone')

    @classmethod
    def build(cls, n):
        return (cls.__name__, n)

    one = partialmethod(build, 1)


print(Cell().alive(), Cell().dead(), Cell().alive(extra=2), Cell.one())
attempt('partialmethod', lambda: partialmethod(3))
