# a generator fills a list that was made before
import tracemalloc


def cost(make, count=1000):
    kept = [None] * count
    tracemalloc.start()
    start = tracemalloc.get_traced_memory()[0]
    kept[:] = (make() for _ in kept)
    grown = tracemalloc.get_traced_memory()[0] - start
    tracemalloc.stop()
    return round(grown / len(kept))


def report(old, new):
    a, b = cost(old), cost(new)
    return 'saved %d bytes each, %d %%' % (a - b, round((a - b) / a * 100))
