# refused by cost-slotted: list that keeps them is counted
import tracemalloc


def cost(make, count=1000):
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = [make() for _ in range(count)]
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return round((after - before) / count)


def report(old, new):
    before, after = cost(old), cost(new)
    saved = before - after
    return f"saved {saved} bytes each, {round(100 * saved / before)} %"
