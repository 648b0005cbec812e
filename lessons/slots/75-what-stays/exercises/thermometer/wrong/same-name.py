# refused by runs: conflicts with class variable
class Thermometer:
    __slots__ = ('celsius',)

    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        return self.celsius
