# a descriptor class that can guard many attributes
class AtLeast:
    def __init__(self, lowest, place):
        self.lowest = lowest
        self.place = place

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.place)

    def __set__(self, instance, value):
        if value < self.lowest:
            raise ValueError('at least ' + str(self.lowest))
        setattr(instance, self.place, value)


class Thermometer:
    __slots__ = ('_celsius',)
    celsius = AtLeast(-273.15, '_celsius')

    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32
