# refused by cost-slotted: tracemalloc is never started
import tracemalloc


def cost(make, count=1000):
    kept = [None] * count
    before = tracemalloc.get_traced_memory()[0]
    for index in range(count):
        kept[index] = make()
    return round((tracemalloc.get_traced_memory()[0] - before) / count)


def report(old, new):
    before, after = cost(old), cost(new)
    saved = before - after
    return f"saved {saved} bytes each, {round(100 * saved / before)} %"
