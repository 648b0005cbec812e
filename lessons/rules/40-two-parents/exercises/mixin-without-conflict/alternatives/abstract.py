# an abstract mixin that says what it needs
from abc import ABC


class Placed:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


class Coloured(ABC):
    __slots__ = ()

    def darker(self):
        self.grey = self.grey // 2


class Pixel(Coloured, Placed):
    __slots__ = ('grey',)

    def __init__(self, x, y, grey):
        Placed.__init__(self, x, y)
        self.grey = grey
