# Blocks that Python keeps for the next object of a kind stay traced, and come back without being traced again.
import gc
import tracemalloc


def traced():
    return tracemalloc.get_traced_memory()[0] // 10000


def show(what):
    print(what, traced())


gc.collect()
tracemalloc.start()
pairs = [(i, i) for i in range(10000)]
show('pairs')
pairs = None
show('without them')
pairs = [(i, i) for i in range(10000)]
show('again')
pairs = None
gc.collect()
show('collected')
lists = [[i] for i in range(1000)]
lists = None
show('lists')
names = [{'a': i} for i in range(1000)]
names = None
show('dicts')
numbers = [i / 7 for i in range(1000)]
numbers = None
show('floats')
tracemalloc.stop()

threes = [(i, i, i) for i in range(5000)]
threes = None
tracemalloc.start()
threes = [(1, 2, 3, i) for i in range(5000)]
show('never kept')
threes = [(1, 2, i) for i in range(5000)]
show('partly kept')
