# What sorting needs meanwhile: a block for the keys, and one for the shorter of two runs that are merged.
import gc
import tracemalloc


def numbers(count, state=1):
    made = []
    for _ in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        made.append((state >> 33) / 1000)
    return made


def show(what, items, **options):
    gc.collect()
    tracemalloc.start()
    result = sorted(items, **options)
    current, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(what, current // 10000, peak // 10000)


items = numbers(20000)
show('numbers', items)
show('by key', items, key=abs)
show('the other way', items, reverse=True)
show('in order', sorted(items))
show('two runs', sorted(items[:10000]) + sorted(items[10000:]))
show('texts', [str(each) for each in items])
