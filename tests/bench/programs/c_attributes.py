"""Three million reads and writes of an attribute."""


class Counter:
    __slots__ = ('total', 'step')

    def __init__(self, step):
        self.total = 0
        self.step = step


def count(counter, turns):
    for _ in range(turns):
        counter.total = counter.total + counter.step


counter = Counter(3)
count(counter, 3_000_000)
print(counter.total)
