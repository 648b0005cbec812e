class Sensor:
    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def read(self, value):
        self.last = value
        self.readings += 1


outside = Sensor('outside')
outside.read(21)
print(outside.last, outside.readings)
