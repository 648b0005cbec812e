# the place comes from a slotted parent
class Placed:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Torch(Placed):
    __slots__ = ('fuel', 'lit')
    radius = 5

    def __init__(self, x, y):
        super().__init__(x, y)
        self.fuel = 100
        self.lit = False

    def light(self):
        if self.fuel:
            self.lit = True
