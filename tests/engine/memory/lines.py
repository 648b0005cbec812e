# Which line of an expression over many lines is told as the one that allocated.
import gc
import tracemalloc


class Pair:
    __slots__ = ('a', 'b')

    def __init__(self, a, b):
        self.a = a
        self.b = b


gc.collect()
tracemalloc.start()
before = tracemalloc.take_snapshot()
pairs = [Pair(i,
              [i])
         for i in range(1000, 11000)]
texts = {
    '%d' % i
    for i in
    range(1000, 9000)
}
total = sum(
    i
    for i in range(1000))
table = {i:
         i * 2.5
         for i in range(1000, 11000)}
after = tracemalloc.take_snapshot()
for stat in sorted(after.compare_to(before, 'lineno'), key=lambda each: each.traceback[0].lineno):
    if stat.size_diff > 100000:
        print(stat.traceback[0].lineno, round(stat.size_diff / 10000), round(stat.count_diff / 10000))
