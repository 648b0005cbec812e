# refused by fahrenheit: after t.celsius = 100
class Thermometer:
    __slots__ = ('_celsius', 'fahrenheit')

    def __init__(self, celsius):
        self.celsius = celsius
        self.fahrenheit = celsius * 9 / 5 + 32

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError('too cold')
        self._celsius = value
