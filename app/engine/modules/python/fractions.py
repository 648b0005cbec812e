"""Fraction: rational numbers of any size."""
import math
import numbers
import operator
import sys
from _slotscope import version as _version

__all__ = ['Fraction']
if _version < 9:
    __all__.append('gcd')

    def gcd(a, b):
        """Calculate the Greatest Common Divisor of a and b."""
        import warnings
        warnings.warn('fractions.gcd() is deprecated. Use math.gcd() instead.', DeprecationWarning, 2)
        if type(a) is int is type(b):
            return -math.gcd(a, b) if (b or a) < 0 else math.gcd(a, b)
        while b:
            a, b = b, a % b
        return a

_modulus = sys.hash_info.modulus
_hash_infinity = sys.hash_info.inf
_digits = r'\d+(_\d+)*' if _version >= 11 else r'\d+'
_format = None


def _pattern():
    """The pattern of a fraction or a decimal number, compiled when a text is first read."""
    global _format
    import re
    _format = re.compile(
        r'\A\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>' + (r'\d*' if _version < 11 else r'\d*|\d+(_\d+)*') + ')'
        r'(?:(?:' + (r'\s*' if _version >= 12 else '') + '/' + (r'\s*' if _version >= 12 else '') + r'(?P<denom>'
        + _digits + r'))?|(?:\.(?P<decimal>' + (r'\d*' if _version < 11 else r'\d*|\d+(_\d+)*')
        + r'))?(?:E(?P<exp>[-+]?' + _digits + r'))?)\s*\Z', re.IGNORECASE)
    return _format


def _invalid(text):
    return ValueError('Invalid literal for Fraction: %r' % (text,))


class Fraction(numbers.Rational):
    """This class implements rational numbers."""
    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None, **keywords):
        normalize = keywords.pop('_normalize', True) if _version < 12 else True
        if keywords:
            raise TypeError(f"Fraction.__new__() got an unexpected keyword argument '{next(iter(keywords))}'")
        self = super().__new__(cls)
        if denominator is None:
            return self._set_from_one(numerator)
        if type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError('both arguments should be Rational instances')
        if denominator == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
        if normalize:
            divisor = math.gcd(numerator, denominator)
            if denominator < 0:
                divisor = -divisor
            numerator //= divisor
            denominator //= divisor
        self._numerator = numerator
        self._denominator = denominator
        return self

    def _set_from_one(self, value):
        """Take the value of a number or of a text."""
        if type(value) is int:
            self._numerator, self._denominator = value, 1
        elif isinstance(value, numbers.Rational):
            self._numerator, self._denominator = value.numerator, value.denominator
        elif isinstance(value, float) or _is_decimal(value) or (_version >= 14 and not isinstance(value, type)
                                                                and hasattr(value, 'as_integer_ratio')):
            self._numerator, self._denominator = value.as_integer_ratio()
        elif isinstance(value, str):
            self._numerator, self._denominator = _parsed(value)
        else:
            raise TypeError('argument should be a string or a Rational instance'
                            + (' or have the as_integer_ratio() method' if _version >= 14 else ''))
        return self

    @classmethod
    def _make(cls, numerator, denominator):
        """A fraction from coprime integers."""
        self = super(Fraction, cls).__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    if _version >= 12:
        _from_coprime_ints = _make

    if _version >= 14:
        @classmethod
        def from_number(cls, number):
            """Converts a finite real number to a rational number, exactly."""
            if type(number) is int:
                return cls._make(number, 1)
            if isinstance(number, numbers.Rational):
                return cls._make(number.numerator, number.denominator)
            if isinstance(number, float) or not isinstance(number, type) and hasattr(number, 'as_integer_ratio'):
                return cls._make(*number.as_integer_ratio())
            raise TypeError('argument should be a Rational instance or have the as_integer_ratio() method')

    @classmethod
    def from_float(cls, f):
        """Converts a finite float to a rational number, exactly."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('%s.from_float() only takes floats, not %r (%s)' % (cls.__name__, f, type(f).__name__))
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """Converts a finite Decimal instance to a rational number, exactly."""
        if isinstance(dec, numbers.Integral):
            dec = __import__('decimal').Decimal(int(dec))
        elif not _is_decimal(dec):
            raise TypeError('%s.from_decimal() only takes Decimals, not %r (%s)' % (
                cls.__name__, dec, type(dec).__name__))
        return cls(*dec.as_integer_ratio())

    if _version >= 12:
        def is_integer(self):
            """Return True if the Fraction is an integer."""
            return self._denominator == 1

    def as_integer_ratio(self):
        """Return a pair of integers, whose ratio is equal to the original Fraction."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """Closest Fraction to self with denominator at most max_denominator."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        below, above = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return above if abs(above - self) <= abs(below - self) else below

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return '%s(%s, %s)' % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return '%s/%s' % (self._numerator, self._denominator)

    if _version >= 12:
        def __format__(self, format_spec):
            """Format this fraction according to the given format specification."""
            return _formatted(self, format_spec)

    def _with(operation, fallback, symbol):
        """The forward and the reflected method of an operator."""
        takes_complex = _version < 13 or symbol not in ('floordiv', 'mod', 'divmod')

        def forward(a, b):
            if isinstance(b, Fraction):
                return operation(a, b)
            if isinstance(b, int):
                return operation(a, Fraction(b))
            if isinstance(b, float):
                return fallback(float(a), b)
            if takes_complex and isinstance(b, complex):
                return fallback(complex(a) if _version < 14 else float(a), b)
            return NotImplemented
        forward.__name__ = '__' + symbol + '__'
        forward.__doc__ = operation.__doc__

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return operation(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return fallback(float(a), float(b))
            if takes_complex and isinstance(a, numbers.Complex):
                return fallback(complex(a), complex(b) if _version < 14 else float(b))
            return NotImplemented
        reverse.__name__ = '__r' + symbol + '__'
        reverse.__doc__ = operation.__doc__
        return forward, reverse

    def _add(a, b):
        """a + b"""
        return Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)

    __add__, __radd__ = _with(_add, operator.add, 'add')

    def _sub(a, b):
        """a - b"""
        return Fraction(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)

    __sub__, __rsub__ = _with(_sub, operator.sub, 'sub')

    def _mul(a, b):
        """a * b"""
        return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

    __mul__, __rmul__ = _with(_mul, operator.mul, 'mul')

    def _div(a, b):
        """a / b"""
        numerator, denominator = a._numerator * b._denominator, a._denominator * b._numerator
        if denominator == 0 and _version >= 10:
            raise ZeroDivisionError('Fraction(%s, 0)' % (a._numerator // math.gcd(a._numerator, b._numerator)
                                                         * (b._denominator // math.gcd(b._denominator,
                                                                                       a._denominator))))
        return Fraction(numerator, denominator)

    __truediv__, __rtruediv__ = _with(_div, operator.truediv, 'truediv')

    def _floordiv(a, b):
        """a // b"""
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    __floordiv__, __rfloordiv__ = _with(_floordiv, operator.floordiv, 'floordiv')

    def _divmod(a, b):
        """(a // b, a % b)"""
        da, db = a._denominator, b._denominator
        quotient, remainder = divmod(a._numerator * db, da * b._numerator)
        return quotient, Fraction(remainder, da * db)

    __divmod__, __rdivmod__ = _with(_divmod, divmod, 'divmod')

    def _mod(a, b):
        """a % b"""
        da, db = a._denominator, b._denominator
        return Fraction((a._numerator * db) % (b._numerator * da), da * db)

    __mod__, __rmod__ = _with(_mod, operator.mod, 'mod')
    del _with

    def __pow__(a, b, modulo=None):
        """a ** b"""
        if modulo is not None and _version >= 14:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return Fraction._make(a._numerator ** power, a._denominator ** power)
            if a._numerator > 0:
                return Fraction._make(a._denominator ** -power, a._numerator ** -power)
            if a._numerator == 0:
                if _version >= 12:
                    raise ZeroDivisionError('Fraction(%s, 0)' % a._denominator ** -power)
                return Fraction(a._denominator ** -power, 0)
            return Fraction._make((-a._denominator) ** -power, (-a._numerator) ** -power)
        if isinstance(b, (float, complex)) or _version < 12:
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        """a ** b"""
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        """+a: Coerces a subclass instance to Fraction"""
        return Fraction._make(a._numerator, a._denominator)

    def __neg__(a):
        """-a"""
        return Fraction._make(-a._numerator, a._denominator)

    def __abs__(a):
        """abs(a)"""
        return Fraction._make(abs(a._numerator), a._denominator)

    if _version >= 11:
        def __int__(a, _index=operator.index):
            """int(a)"""
            if a._numerator < 0:
                return _index(-(-a._numerator // a._denominator))
            return _index(a._numerator // a._denominator)

    def __trunc__(a):
        """math.trunc(a)"""
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        """math.floor(a)"""
        return a._numerator // a._denominator

    def __ceil__(a):
        """math.ceil(a)"""
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """round(self, ndigits): rounds half toward even."""
        if ndigits is None:
            floor, remainder = divmod(self._numerator, self._denominator)
            if remainder * 2 < self._denominator:
                return floor
            if remainder * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        """hash(self)"""
        try:
            inverse = pow(self._denominator, -1, _modulus)
        except ValueError:
            result = _hash_infinity
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        if self._numerator < 0:
            result = -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        """a == b"""
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _compared(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        """a < b"""
        return a._compared(b, operator.lt)

    def __gt__(a, b):
        """a > b"""
        return a._compared(b, operator.gt)

    def __le__(a, b):
        """a <= b"""
        return a._compared(b, operator.le)

    def __ge__(a, b):
        """a >= b"""
        return a._compared(b, operator.ge)

    def __bool__(a):
        """a != 0"""
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator) if _version >= 11 else (str(self),)

    def __copy__(self):
        if type(self) == Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _is_decimal(value):
    decimal = sys.modules.get('decimal')
    return decimal is not None and isinstance(value, decimal.Decimal)


def _parsed(text):
    """Numerator and denominator of what a text says."""
    match = (_format or _pattern()).match(text)
    if match is None:
        raise _invalid(text)
    numerator = int(match.group('num') or '0')
    denom = match.group('denom')
    if denom:
        denominator = int(denom)
    else:
        denominator = 1
        decimal = match.group('decimal')
        if decimal:
            decimal = decimal.replace('_', '')
            scale = 10 ** len(decimal)
            numerator = numerator * scale + int(decimal)
            denominator *= scale
        exponent = match.group('exp')
        if exponent:
            exponent = int(exponent)
            if exponent >= 0:
                numerator *= 10 ** exponent
            else:
                denominator *= 10 ** -exponent
    if match.group('sign') == '-':
        numerator = -numerator
    if denominator == 0:
        raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
    divisor = math.gcd(numerator, denominator)
    return numerator // divisor, denominator // divisor


_format_spec = None


def _formatted(value, format_spec):
    """The text of a fraction in a format: as a ratio, or as a decimal number like a float's."""
    global _format_spec
    if _format_spec is None:
        import re
        number = '[0-9]+' if _version >= 14 else '0|[1-9][0-9]*'
        _format_spec = re.compile(
            r'(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<no_neg_zero>z)?(?P<alt>\#)?'
            rf'(?P<zeropad>0(?=[0-9]))?(?P<minimumwidth>{number})?(?P<thousands_sep>[,_])?'
            rf'(?:\.(?P<precision>{number}))?(?P<presentation_type>[eEfFgG%])?', re.DOTALL)
    match = _format_spec.fullmatch(format_spec)
    if match is None or match['align'] is not None and match['zeropad'] is not None:
        raise ValueError(f'Invalid format specifier {format_spec!r} for object of type {type(value).__name__!r}')
    if match['presentation_type'] is None and match['precision'] is None and (_version >= 13 or not format_spec):
        return _formatted_ratio(value, match, format_spec)
    if match['presentation_type'] is None:
        raise ValueError(f'Invalid format specifier {format_spec!r} for object of type {type(value).__name__!r}')
    return _formatted_decimal(value, match)


def _formatted_ratio(value, match, format_spec):
    if match['zeropad'] or match['no_neg_zero']:
        raise ValueError(f'Invalid format specifier {format_spec!r} for object of type {type(value).__name__!r}')
    separator = match['thousands_sep'] or ''
    sign = '-' if value._numerator < 0 else '' if match['sign'] in ('-', '') else match['sign']
    body = f'{abs(value._numerator):{separator}}'
    if value._denominator > 1 or match['alt']:
        body += f'/{value._denominator:{separator}}'
    return _padded(sign, body, match, '>')


def _padded(sign, body, match, default_align):
    padding = (match['fill'] or ' ') * (int(match['minimumwidth'] or '0') - len(sign) - len(body))
    align = match['align'] or default_align
    if align == '>':
        return padding + sign + body
    if align == '<':
        return sign + body + padding
    if align == '^':
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return sign + padding + body


def _round_to_exponent(n, d, exponent, no_neg_zero=False):
    """Round n/d half to even to a multiple of 10**exponent: (is negative, significand)."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    quotient, remainder = divmod(n + (d >> 1), d)
    if remainder == 0 and d & 1 == 0:
        quotient &= -2
    negative = quotient < 0 if no_neg_zero else n < 0
    return negative, abs(quotient)


def _round_to_figures(n, d, figures):
    """Round n/d to this many significant figures: (is negative, significand, exponent)."""
    if n == 0:
        return False, 0, 1 - figures
    top, bottom = str(abs(n)), str(d)
    magnitude = len(top) - len(bottom) + (bottom <= top)
    exponent = magnitude - figures
    negative, significand = _round_to_exponent(n, d, exponent)
    if len(str(significand)) == figures + 1:
        significand //= 10
        exponent += 1
    return negative, significand, exponent


def _formatted_decimal(value, match):
    kind = match['presentation_type']
    precision = int(match['precision'] or '6')
    fill = match['fill'] or ' '
    align = match['align'] or '>'
    separator = match['thousands_sep'] or ''
    width = int(match['minimumwidth'] or '0')
    zeropad = bool(match['zeropad']) or _version >= 14 and fill == '0' and align == '='
    alternate = bool(match['alt'])
    trim = kind in 'gG' and not alternate
    if kind in 'fF%':
        exponent = -precision
        if kind == '%':
            exponent -= 2
        negative, significand = _round_to_exponent(value._numerator, value._denominator, exponent,
                                                   bool(match['no_neg_zero']))
        scientific = False
        point = precision
    else:
        figures = max(precision, 1) if kind in 'gG' else precision + 1
        negative, significand, exponent = _round_to_figures(value._numerator, value._denominator, figures)
        scientific = kind in 'eE' or exponent > 0 or exponent + figures <= -4
        point = figures - 1 if scientific else -exponent
    if kind == '%':
        suffix = '%'
    elif scientific:
        suffix = f'{"E" if kind in "EFG" else "e"}{exponent + point:+03d}'
    else:
        suffix = ''
    digits = f'{significand:0{point + 1}d}'
    sign = '-' if negative else '' if match['sign'] in ('-', '') else match['sign']
    leading = digits[:len(digits) - point]
    fraction = digits[len(digits) - point:]
    if trim:
        fraction = fraction.rstrip('0')
    trailing = ('.' if fraction or alternate else '') + fraction + suffix
    if zeropad:
        least = width - len(sign) - len(trailing)
        leading = leading.zfill(3 * least // 4 + 1 if separator else least)
    if separator:
        first = 1 + (len(leading) - 1) % 3
        leading = leading[:first] + ''.join(separator + leading[at:at + 3] for at in range(first, len(leading), 3))
    return _padded(sign, leading + trailing, match, '>')
