# A hundred thousand of them, measured
import tracemalloc


class Plain:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Slotted:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


for kind in (Plain, Slotted):
    tracemalloc.start()
    many = [kind(0, 0) for _ in range(100_000)]
    now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f'{kind.__name__}: {now / len(many):.0f} bytes each')
