# refused by tidy: should be stopped after cost
import tracemalloc


def cost(make, count=1000):
    kept = [None] * count
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for index in range(count):
        kept[index] = make()
    after = tracemalloc.get_traced_memory()[0]
    return round((after - before) / count)


def report(old, new):
    before, after = cost(old), cost(new)
    saved = before - after
    return f"saved {saved} bytes each, {round(100 * saved / before)} %"
