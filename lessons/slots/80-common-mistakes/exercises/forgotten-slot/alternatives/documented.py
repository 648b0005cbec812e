# each slot with a line of documentation, and keyword defaults
class Sensor:
    __slots__ = {
        'name': 'where it hangs',
        'last': 'the value read last, None before the first',
        'readings': 'how often it was read',
    }

    def __init__(self, name, last=None, readings=0):
        self.name, self.last, self.readings = name, last, readings

    def read(self, value):
        self.last, self.readings = value, self.readings + 1
