# refused by reads: sensor.readings after
class Sensor:
    __slots__ = ('name', 'last', 'readings')

    def __init__(self, name):
        self.name = name
        self.last = None
        self.readings = 0

    def read(self, value):
        self.last = value
        self.readings += value
