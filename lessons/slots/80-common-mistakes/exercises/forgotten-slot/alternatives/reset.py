# a method sets both counters, so that a sensor can start again
class Sensor:
    __slots__ = ['readings', 'last', 'name']

    def __init__(self, name):
        self.name = name
        self.reset()

    def reset(self):
        self.last = None
        self.readings = 0

    def read(self, value):
        self.readings = self.readings + 1
        self.last = value
