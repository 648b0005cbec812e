# refused by keeps: raises AttributeError
class Thermometer:
    __slots__ = ('_celsius',)

    def __init__(self, celsius):
        if celsius < -273.15:
            raise ValueError('too cold')
        self._celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32
