# What tracemalloc counts for objects that keep more than they show, an object each, in whole bytes.
import gc
import tracemalloc
from datetime import datetime, timedelta
from decimal import Decimal

COUNT = 20000


def each(make, count=COUNT):
    kept = [None] * count
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for i in range(count):
        kept[i] = make(i + 1000)
    bytes_each = (tracemalloc.get_traced_memory()[0] - before) / count
    tracemalloc.stop()
    return round(bytes_each)


print('sums of two digits', each(lambda i: i + 2 ** 40))
print('sums of four digits', each(lambda i: i + 2 ** 100))
print('products', each(lambda i: i * 10 ** 12))
print('powers', each(lambda i: i ** 5))
print('shifted', each(lambda i: i << 40), each(lambda i: (i + 2 ** 80) >> 40))
print('quotients', each(lambda i: (i + 10 ** 12) // 7))
print('inverted', each(lambda i: ~(i + 10 ** 12)))
print('masked', each(lambda i: (i + 10 ** 12) & 0xffffff), each(lambda i: (i + 10 ** 12) | 1))
print('from text', each(lambda i: int('12345678901%d' % i)))
print('times', each(lambda i: datetime(2024, 1, 1)), each(lambda i: timedelta(i)))
print('decimals', each(lambda i: Decimal(i)))
print('pairs by number', each(lambda i: enumerate(())), each(lambda i: zip((), ())))


def squares(n):
    for i in range(n):
        yield i * i


def pairs(a, b, c):
    first = a
    try:
        while True:
            yield (first, b, c)
    finally:
        pass


def walk(tree):
    if tree is not None:
        yield from walk(tree.left)
        yield tree.key


print('generators', each(squares), each(lambda i: pairs(i, 1, 2)), each(walk))
print('expressions', each(lambda i: (x + i for x in ())))
