# refused by runs: conflicts with class variable
class Sensor:
    __slots__ = ('name', 'last', 'readings')
    last = None
    readings = 0

    def __init__(self, name):
        self.name = name

    def read(self, value):
        self.last = value
        self.readings += 1
