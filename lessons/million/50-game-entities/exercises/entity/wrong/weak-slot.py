# refused by budget: one word too many
class Torch:
    __slots__ = ('x', 'y', 'fuel', 'lit', '__weakref__')
    radius = 5

    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.fuel = 100
        self.lit = False

    def light(self):
        if self.fuel > 0:
            self.lit = True
