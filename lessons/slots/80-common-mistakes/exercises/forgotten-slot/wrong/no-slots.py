# refused by slotted: complete the tuple instead
class Sensor:
    def __init__(self, name):
        self.name = name
        self.last = None
        self.readings = 0

    def read(self, value):
        self.last = value
        self.readings += 1
