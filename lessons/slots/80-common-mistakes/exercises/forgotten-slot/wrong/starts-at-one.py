# refused by new: sensor.readings is 1
class Sensor:
    __slots__ = ('name', 'last', 'readings')

    def __init__(self, name):
        self.name = name
        self.last = None
        self.readings = 1

    def read(self, value):
        self.last = value
        self.readings += 1
