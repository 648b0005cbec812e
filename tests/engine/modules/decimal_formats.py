# Format specifications of decimals, numbers beyond the limit of digits, and conversions in subclasses.
import array
import math
from decimal import Context, Decimal

for spec, number in (('#', '0'), ('#', '6.09e+23'), ('#.1f', '6.09'), ('x>z6.1f', '-0.'), ('z.1f', '-0.01'),
                     ('a=-7.0', '0.12345'), ('<^+15.20%', 'inf'), ('>,%', 'sNaN1234567'), ('=10.10%', 'NaN123'), ('_', '1234'),
                     ('0=10', '5'), ('<010', '5'), ('n', '1234.5'), (',n', '1'), ('.3', '1.23456'), ('#g', '1'), ('d', '1'),
                     ('015,', '1234567.891'), ('z', '-0'), ('.5E', '0'), ('010', '-Infinity')):
    try:
        print(repr(spec), number, repr(format(Decimal(number), spec)))
    except ValueError as error:
        print(repr(spec), number, error)


class Own(Decimal):
    def __init__(self, *arguments):
        self.note = 'made'


print(Own.from_float(1.5).note, Own.from_float(2).note)
print(int(Decimal('1e5000')) % 7, len(str(Decimal('1' * 5000))), hash(Decimal('1e5000')))
for text in (' 3.14 ', '3_1'):
    context = Context(traps=[])
    print(context.create_decimal(text), Decimal(text))


class Half(float):
    def __float__(self):
        return 42.0


class Yes:
    def __index__(self):
        return True


print(float(Half(1)), Half(1) + 0, math.sqrt(Half(4)))
print(math.comb(10**30, 10**30 - 1), math.comb(7, 10**30))
for attempt in (lambda: math.comb(10**60, 10**30), lambda: math.perm(10**60, 10**30), lambda: math.pow(0.0, float('-inf')),
                lambda: array.array('i', None), lambda: array.array('d', 5)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
