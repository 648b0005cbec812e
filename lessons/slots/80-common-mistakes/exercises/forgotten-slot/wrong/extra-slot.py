# refused by slotted: a slot 'value'
class Sensor:
    __slots__ = ('name', 'last', 'readings', 'value')

    def __init__(self, name):
        self.name = name
        self.last = None
        self.readings = 0

    def read(self, value):
        self.value = self.last = value
        self.readings += 1
