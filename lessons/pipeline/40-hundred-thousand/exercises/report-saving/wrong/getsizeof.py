# refused by cost-regular: count its attributes too
import sys


def cost(make, count=1000):
    return sys.getsizeof(make())


def report(old, new):
    before, after = cost(old), cost(new)
    saved = before - after
    return f"saved {saved} bytes each, {round(100 * saved / before)} %"
