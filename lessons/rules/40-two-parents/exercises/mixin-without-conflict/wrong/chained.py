# refused by fits-anywhere: place of its own
class Placed:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Coloured(Placed):
    __slots__ = ('grey',)

    def darker(self):
        self.grey //= 2


class Pixel(Coloured):
    __slots__ = ()

    def __init__(self, x, y, grey):
        super().__init__(x, y)
        self.grey = grey
