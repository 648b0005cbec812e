# refused by slotted: name the attributes one by one
class Sensor:
    __slots__ = ('name', '__dict__')

    def __init__(self, name):
        self.name = name
        self.last = None
        self.readings = 0

    def read(self, value):
        self.last = value
        self.readings += 1
