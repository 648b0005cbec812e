"""Integer arithmetic under decimal: rounding, and logarithms and powers of e to any number of digits."""
from math import isqrt

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING'
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP'


def rounded_quotient(n, divisor, rounding, sign):
    """n // divisor rounded as asked, and whether that is inexact."""
    q, r = divmod(n, divisor)
    if not r:
        return q, False
    if rounding == ROUND_HALF_EVEN:
        up = 2 * r > divisor or 2 * r == divisor and q & 1
    elif rounding == ROUND_HALF_UP:
        up = 2 * r >= divisor
    elif rounding == ROUND_HALF_DOWN:
        up = 2 * r > divisor
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = bool(sign)
    else:
        up = q % 5 == 0
    return q + (1 if up else 0), True


_most_at_once = 600  # below any limit that sys.set_int_max_str_digits can set


def text_of(n):
    """The decimal digits of n >= 0, also where str() refuses because there are too many."""
    if n.bit_length() < 3 * _most_at_once:
        return str(n)
    half = n.bit_length() * 3 // 20
    high, low = divmod(n, 10 ** half)
    return text_of(high) + text_of(low).rjust(half, '0')


def number_of(digits):
    """The number that decimal digits stand for, however many they are."""
    if len(digits) <= _most_at_once:
        return int(digits)
    half = len(digits) // 2
    return number_of(digits[:half]) * 10 ** (len(digits) - half) + number_of(digits[half:])


def digits_of(n):
    """How many decimal digits n has; 0 has one."""
    return len(text_of(n))


def scaled(n, exponent, places):
    """n * 10 ** exponent in units of 10 ** -places, rounded down."""
    shift = exponent + places
    return n * 10 ** shift if shift >= 0 else n // 10 ** -shift


_ln10_places, _ln10_value = 0, 0


def ln10(places):
    """The logarithm of ten in units of 10 ** -places."""
    global _ln10_places, _ln10_value
    if places > _ln10_places:
        _ln10_value = ln_scaled(10 * 10 ** (places + 10), places + 10) // 10 ** 10
        _ln10_places = places
    return _ln10_value // 10 ** (_ln10_places - places)


def ln_scaled(x, places):
    """The logarithm of x / 10 ** places, for x near one or a few powers of ten away, in the same units."""
    extra = 12
    unit = 10 ** (places + extra)
    x *= 10 ** extra
    halvings = 0
    while abs(x - unit) > unit // 64:
        x = isqrt(x * unit)
        halvings += 1
    z = (x - unit) * unit // (x + unit)
    square = z * z // unit
    total, power, k = 0, z, 1
    while power:
        total += power // k
        power = power * square // unit
        k += 2
    return (total << halvings + 1) // 10 ** extra


def ln_of(n, exponent, places):
    """The logarithm of n * 10 ** exponent in units of 10 ** -places."""
    digits = digits_of(n)
    mantissa = scaled(n, 1 - digits, places + 10)
    value = ln_scaled(mantissa, places + 10)
    shift = exponent + digits - 1
    if shift:
        value += shift * ln10(places + 10)
    return value // 10 ** 10


def exp_scaled(x, places):
    """e ** (x / 10 ** places) as a number n and an exponent e, n / 10 ** places * 10 ** e, where 1 <= n / 10 ** places < 10 or nearly."""
    extra = 15 + len(str(abs(x) // 10 ** places))
    places += extra
    x *= 10 ** extra
    tens, rest = divmod(x, ln10(places))
    unit = 10 ** places
    halvings = max(8, places.bit_length())
    y = rest >> halvings
    total, term, k = unit, unit, 1
    while term:
        term = term * y // (unit * k)
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // unit
    return total // 10 ** extra, tens
