# the list is measured too, and one pointer for each item is taken off
import sys
import tracemalloc


def cost(make, count=1000):
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        kept = [make() for _ in range(count)]
        after, _ = tracemalloc.get_traced_memory()
        return round((after - before - sys.getsizeof(kept)) / count)
    finally:
        tracemalloc.stop()


def report(old, new):
    before = cost(old)
    saved = before - cost(new)
    return 'saved {} bytes each, {:.0f} %'.format(saved, 100 * saved / before)
