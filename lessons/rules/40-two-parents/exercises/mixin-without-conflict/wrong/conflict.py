# refused by runs: lay-out conflict
class Placed:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Coloured:
    __slots__ = ('grey',)

    def darker(self):
        self.grey //= 2


class Pixel(Placed, Coloured):
    __slots__ = ()

    def __init__(self, x, y, grey):
        super().__init__(x, y)
        self.grey = grey
