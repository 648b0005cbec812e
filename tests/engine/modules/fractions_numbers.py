"""Fraction: making, arithmetic, comparison, printing and messages; numbers' abstract classes."""
from fractions import Fraction as F
import copy
import math
import numbers
import pickle


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


for args in ((), (3,), (6, -4), ('3/4',), (' -7/21 ',), ('1.25',), ('1e-3',), ('.5',), ('-2.5E2',), (0.1,), (F(1, 3),), (F(1, 2), F(3, 4)), (True,), ('3/0',), (1, 0), ('x',), ('1/-2',), ('',), (1.5, 2), (float('inf'),), (float('nan'),), ([],), ('1_000',), ('3 / 4',), (1j,)):
    attempt(args, lambda: repr(F(*args)))
a, b = F(3, 4), F(-2, 5)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, b ** 3, a ** 0.5, a ** F(1, 2), -a, +a, abs(b))
print(a + 1, 1 + a, a * 2, 2 - a, 1 / a, a / 2, 7 // a, 7 % a, a + 0.5, 0.5 * a, a + 1j, 2 ** F(2), 2 ** a, 4 ** F(1, 2))
print(a == F(6, 8), a == 0.75, a != b, a < b, a > 0.5, a <= F(3, 4), F(4, 2) == 2, F(1) == 1 + 0j, a < float('inf'), a == 'x', hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), hash(F(-1, 3)), hash(F(7, 2**61 - 1)))
print(int(F(7, 2)), int(F(-7, 2)), math.floor(F(-7, 2)), math.ceil(F(7, 2)), round(F(5, 2)), round(F(7, 2)), round(F(-5, 2)), round(F(22, 7), 2), round(F(1234), -2), float(F(1, 3)), bool(F(0)), math.trunc(F(-9, 4)))
print(F(3.141592653589793).limit_denominator(1000), F('3.14159').limit_denominator(10), F(1, 3).limit_denominator(), F.from_float(0.25), F(5, 10).as_integer_ratio(), str(F(4, 2)), repr(F(1, 2)))
print(sum([F(1, 3)] * 3), max(F(1, 2), F(2, 3)), sorted([F(1, 2), F(1, 3), 0.4]), F(1, 2).numerator, F(1, 2).denominator, F(1, 2).real, F(1, 2).imag, F(1, 2).conjugate())
print(copy.copy(a) is a, copy.deepcopy(a) == a, pickle.loads(pickle.dumps(a)), isinstance(a, numbers.Rational), isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Complex), isinstance('1', numbers.Number))
for label, action in (('zero', lambda: a / 0), ('floor zero', lambda: a // 0), ('mod zero', lambda: a % F(0)), ('0 ** -1', lambda: F(0) ** -1), ('add str', lambda: a + 'x'), ('order', lambda: a < 1j), ('limit', lambda: a.limit_denominator(0)),
                      ('set', lambda: setattr(a, 'numerator', 1)), ('new attribute', lambda: setattr(a, 'zz', 1)), ('from_float', lambda: F.from_float('x')), ('abstract', lambda: numbers.Rational()), ('int hash', lambda: {F(2): 'two'}[2])):
    attempt(label, action)
for spec in ('', '.2f', '10.3f', '+.1e', '%', '.3g', ',.2f', '010.2f', '>8', '^12.1%', 'd', '#.0f', '_', 'z.0f'):
    attempt('format ' + spec, lambda: format(F(12345, 7), spec))
attempt('is_integer', lambda: F(4, 2).is_integer())
print('%.3f' % F(1, 3), '%d' % F(7, 2), F(1, 2) in {0.5}, F(10**30, 3), F(1, 3) + F(1, 6))


class S(F):
    pass


print(type(S(1, 2) + 1).__name__, S(1, 2), repr(S(1, 2)), type(-S(1, 2)).__name__)
