# refused by report: the wrong way round
import tracemalloc


def cost(make, count=1000):
    kept = [None] * count
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for index in range(count):
        kept[index] = make()
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return round((after - before) / count)

def report(old, new):
    before, after = cost(old), cost(new)
    saved = after - before
    return f'saved {saved} bytes each, {round(100 * saved / before)} %'
