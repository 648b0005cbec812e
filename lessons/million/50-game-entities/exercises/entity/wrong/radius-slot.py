# refused by radius: paid for without need
class Torch:
    __slots__ = ('x', 'y', 'fuel', 'lit', 'radius')

    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.fuel = 100
        self.lit = False
        self.radius = 5

    def light(self):
        if self.fuel > 0:
            self.lit = True
