# refused by new: last
class Sensor:
    __slots__ = ('name', 'last', 'readings')

    def __init__(self, name):
        self.name = name

    def read(self, value):
        self.last = value
        self.readings += 1
