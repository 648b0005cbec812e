# A __new__ that answers an instance of a subclass, of the class itself or of something else: whose __init__ runs.
class Shape:
    def __new__(cls, kind, *sizes):
        if kind == 'circle':
            return object.__new__(Circle)
        if kind == 'text':
            return 'no shape'
        return object.__new__(cls)

    def describe(self):
        return type(self).__name__, vars(self)


print(Shape('plain', 1).describe())


class Circle(Shape):
    def __init__(self, kind, radius=1):
        self.radius = radius


for arguments in (('circle', 5), ('plain', 1), ('text', 2)):
    made = Shape(*arguments)
    print(made if isinstance(made, str) else made.describe())
print(Shape('circle', 7).describe(), Circle('circle').describe(), Circle('plain', 3).describe())
print([Shape('circle', n).radius for n in range(3)])


class Counted:
    made = 0

    def __new__(cls):
        cls.made += 1
        return super().__new__(cls)


print(Counted().made, Counted().made)
Late = type('Late', (Counted,), {'__init__': lambda self: print('initialised')})
Counted.__new__ = staticmethod(lambda cls: object.__new__(Late))
print(type(Counted()).__name__)


class Other:
    def __init__(self):
        print('never')


class Stranger:
    def __new__(cls):
        return object.__new__(Other)


print(type(Stranger()).__name__)
