# property() called with two functions instead of decorators
class Thermometer:
    __slots__ = ['degrees']

    def __init__(self, celsius):
        self.set_celsius(celsius)

    def get_celsius(self):
        return self.degrees

    def set_celsius(self, value):
        if not value >= -273.15:
            raise ValueError(value)
        self.degrees = value

    celsius = property(get_celsius, set_celsius)
    fahrenheit = property(lambda self: 32 + 1.8 * self.degrees)
