# python: 3.12+
"""From 3.12 a comprehension runs in the frame around it: super() finds its method there. Sums of floats and ints."""


class Base:
    def greet(self):
        return 'base'


class Derived(Base):
    def greet(self):
        return [super().greet() for _ in '12']

    def nested(self):
        return [[super().greet() for _ in '1'] for _ in '12']

    def keyed(self):
        return {super(Derived, self).greet(): super().greet() for _ in '1'}, {__class__ for _ in '1'}

    def lazy(self):
        return list(super().greet() for _ in '1')

    def inner(self):
        return [(lambda: super().greet())() for _ in '1']


made = Derived()
for method in (made.greet, made.nested, made.keyed, made.lazy, made.inner):
    try:
        print(method())
    except Exception as error:
        print(type(error).__name__, str(error)[:40])


class InBody:
    names = ['a']
    copies = [name for name in names]


print(InBody.copies)
print(sum([1e16, 1, -1e16]), sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([1e100, 1, -1e100, 1]))
