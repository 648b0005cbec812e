import tracemalloc


def cost(make, count=1000):
    return 0


def report(old, new):
    return ''
