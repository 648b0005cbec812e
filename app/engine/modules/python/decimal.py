"""Decimal floating-point numbers of any chosen precision, as the General Decimal Arithmetic specification has them."""
import math as _math
import numbers as _numbers
from collections import namedtuple as _namedtuple
from contextvars import ContextVar as _ContextVar
from _decimal_digits import (ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN,
                             ROUND_05UP, rounded_quotient as _rounded_quotient, digits_of as _digits_of, ln_of as _ln_of,
                             ln10 as _ln10, exp_scaled as _exp_scaled, scaled as _scaled, text_of as _text_of,
                             number_of as _number_of)
from _slotscope import version as _version, native as _native

HAVE_THREADS = HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
_ROUNDINGS = (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)
_MODULUS = 2 ** 61 - 1

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


# ---- signals ----

class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation):
    pass


class InvalidContext(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


_SIGNALS = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)
_BY_IMPORTANCE = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)


def _signal_of(condition):
    return InvalidOperation if issubclass(condition, InvalidOperation) else condition


# ---- contexts ----

def _names(signals, chosen):
    return '[%s]' % ', '.join(signal.__name__ for signal in signals if chosen[signal])


def _signal_dict(value, what):
    if value is None:
        return dict.fromkeys(_SIGNALS, False)
    if isinstance(value, dict):
        if set(value) != set(_SIGNALS):
            raise KeyError('invalid error flag' if set(value) - set(_SIGNALS) else 'invalid signal dict')
        return {signal: bool(value[signal]) for signal in _SIGNALS}
    if not isinstance(value, list):
        raise TypeError(f'{what} must be a list' if what != 'traps' else 'argument must be a signal dict')
    for signal in value:
        if signal not in _SIGNALS:
            raise TypeError('valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n'
                            '   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]')
    return {signal: signal in value for signal in _SIGNALS}


def _checked_int(name, value, low, high, limits):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer" if _version >= 10 else
                        'an integer is required')
    if not low <= value <= high:
        raise ValueError(f'valid {"range" if "," in limits and name not in ("capitals", "clamp") else "values"} for {name} '
                         f'{"is" if name not in ("capitals", "clamp") else "are"} {limits}')
    return int(value)


_LIMITS = {'prec': (1, MAX_PREC, '[1, MAX_PREC]'), 'Emin': (MIN_EMIN, 0, '[MIN_EMIN, 0]'), 'Emax': (0, MAX_EMAX, '[0, MAX_EMAX]'),
           'capitals': (0, 1, '0 or 1'), 'clamp': (0, 1, '0 or 1')}


@_native
class Context:
    """The environment of decimal operations: precision, rounding, limits of exponents, flags and traps."""
    __slots__ = '_prec', '_rounding', '_Emin', '_Emax', '_capitals', '_clamp', '_flags', '_traps'
    __module__ = 'decimal'

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None, **unknown):
        if unknown:
            name = next(iter(unknown))
            raise TypeError(f"'{name}' is an invalid keyword argument for this function" if _version < 13 else
                            f"this function got an unexpected keyword argument '{name}'")
        default = globals().get('DefaultContext')
        for name, value, standard in (('prec', prec, 28), ('rounding', rounding, ROUND_HALF_EVEN), ('Emin', Emin, -999999),
                                      ('Emax', Emax, 999999), ('capitals', capitals, 1), ('clamp', clamp, 0)):
            setattr(self, name, value if value is not None else getattr(default, name) if default is not None else standard)
        self._flags = _signal_dict(flags, 'flags')
        if traps is None and default is not None:
            self._traps = dict(default._traps)
        else:
            self._traps = _signal_dict(traps, 'traps')

    @property
    def rounding(self):
        return self._rounding

    @rounding.setter
    def rounding(self, value):
        self._rounding = _checked_rounding(value)

    @property
    def flags(self):
        return self._flags

    @flags.setter
    def flags(self, value):
        self._flags = _signal_dict(value, 'flags')

    @property
    def traps(self):
        return self._traps

    @traps.setter
    def traps(self, value):
        self._traps = _signal_dict(value, 'traps')

    def __repr__(self):
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, '
                f'clamp={self.clamp}, flags={_names(_SIGNALS, self._flags)}, traps={_names(_SIGNALS, self._traps)})')

    def __reduce__(self):
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                         [s for s in _SIGNALS if self._flags[s]], [s for s in _SIGNALS if self._traps[s]])

    def copy(self):
        """Return a duplicate of the context with all flags cleared or as they are."""
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self._flags), dict(self._traps))

    __copy__ = copy

    def clear_flags(self):
        """Reset all flags to False."""
        self._flags = dict.fromkeys(_SIGNALS, False)

    def clear_traps(self):
        """Set all traps to False."""
        self._traps = dict.fromkeys(_SIGNALS, False)

    def Etiny(self):
        """Return a value equal to Emin - prec + 1, the exponent of the smallest subnormal number."""
        return self._Emin - self._prec + 1

    def Etop(self):
        """Return a value equal to Emax - prec + 1."""
        return self._Emax - self._prec + 1

    def radix(self):
        """Return 10."""
        return Decimal(10)

    def create_decimal(self, num='0', /):
        """Create a new Decimal instance from num, rounded as the context says."""
        if isinstance(num, str) and (num != num.strip() or '_' in num):
            num = '?'  # only Decimal() itself overlooks spaces and underscores
        return _finish_value(Decimal._converted(num, self), self)

    def create_decimal_from_float(self, f, /):
        """Create a new Decimal instance from float f, rounded as the context says."""
        return _finish_value(Decimal.from_float(f), self)

    def _report(self, *conditions):
        """Raises the flags of what happened, and the exception of those that are trapped."""
        trapped = []
        for condition in conditions:
            signal = _signal_of(condition)
            self._flags[signal] = True
            if self._traps[signal]:
                trapped.append(condition)
        if trapped:
            signals = {_signal_of(condition) for condition in trapped}
            first = next(signal for signal in _BY_IMPORTANCE if signal in signals)
            trapped.sort(key=lambda condition: _BY_IMPORTANCE.index(_signal_of(condition)))
            raise first(trapped)

    def to_sci_string(self, x, /):
        """Convert a number to a string using scientific notation."""
        return _as_decimal(x)._text(self, False)

    def to_eng_string(self, x, /):
        """Convert a number to a string, using engineering notation."""
        return _as_decimal(x)._text(self, True)

    def power(self, a, b, modulo=None):
        """Compute a**b."""
        return _power(_as_decimal(a), _as_decimal(b), modulo if modulo is None else _as_decimal(modulo), self)

    def divmod(self, x, y, /):
        """Return quotient and remainder of the division x / y."""
        return _divide_int(_as_decimal(x), _as_decimal(y), self)


def _checked_rounding(value):
    if value not in _ROUNDINGS:
        raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                        '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
    return value


def _limited(name):
    slot = '_' + name

    def get(self):
        return getattr(self, slot)

    def set(self, value):
        setattr(self, slot, _checked_int(name, value, *_LIMITS[name]))
    return property(get, set)


for _name in _LIMITS:
    setattr(Context, _name, _limited(_name))

DefaultContext = Context(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [InvalidOperation, DivisionByZero, Overflow])
BasicContext = Context(9, ROUND_HALF_UP, -999999, 999999, 1, 0, [], [Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [])
_current = _ContextVar('decimal_context')


def getcontext():
    """Get the current default context."""
    try:
        return _current.get()
    except LookupError:
        context = DefaultContext.copy()
        context.clear_flags()
        _current.set(context)
        return context


def setcontext(context, /):
    """Set a new default context."""
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class _ContextManager:
    """Makes a copy of a context the current one for a block of code."""

    def __init__(self, new):
        self._new = new

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    """Return a context manager that will set the default context to a copy of ctx on entry to the with-statement."""
    if kwargs and _version < 11:
        raise TypeError(f"'{next(iter(kwargs))}' is an invalid keyword argument for this function")
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError('argument must be a context')
    new = ctx.copy()
    for name, value in kwargs.items():
        if name not in (*_LIMITS, 'rounding', 'flags', 'traps'):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function" if _version < 13 else
                            f"localcontext() got an unexpected keyword argument '{name}'")
        setattr(new, name, value)
    return _ContextManager(new)


# ---- making numbers ----

def _make(sign, n, exponent, kind=None, cls=None):
    self = object.__new__(cls or Decimal)
    self._sign, self._n, self._exp, self._kind = sign, n, exponent, kind
    return self


def _infinity(sign):
    return _make(sign, 0, 0, 'F')


def _invalid(context, condition=InvalidOperation):
    context._report(condition)
    return _make(0, 0, 0, 'n')


def _overflowed(sign, context):
    rounding = context._rounding
    if (rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_UP) or rounding == ROUND_CEILING and not sign
            or rounding == ROUND_FLOOR and sign):
        result = _infinity(sign)
    else:
        result = _make(sign, 10 ** context._prec - 1, context.Etop())
    context._report(Overflow, Inexact, Rounded)
    return result


def _finish(sign, n, exponent, context, more=0):
    """The number as the context wants it. `more` is 1 when n is rounded down from something larger."""
    prec, tiny, top = context._prec, context.Etiny(), context.Etop()
    if not n and not more:
        fitting = min(max(exponent, tiny), top if context._clamp else context._Emax)
        if fitting != exponent:
            context._report(Clamped)
        return _make(sign, 0, fitting)
    if more:
        n, exponent = n * 10 + 1, exponent - 1
    digits = _digits_of(n)
    least = digits + exponent - prec
    if least > top:
        return _overflowed(sign, context)
    subnormal = least < tiny
    if subnormal:
        least = tiny
    if exponent < least:
        drop = least - exponent
        if drop > digits + 1:
            n, drop = 1, 2
        q, inexact = _rounded_quotient(n, 10 ** drop, context._rounding, sign)
        if _digits_of(q) > prec:
            q, least = q // 10, least + 1
            if least > top:
                return _overflowed(sign, context)
        signals = [Rounded]
        if inexact:
            signals.append(Inexact)
        if subnormal:
            signals.append(Subnormal)
            if inexact:
                signals.append(Underflow)
        if not q:
            signals.append(Clamped)
        context._report(*signals)
        return _make(sign, q, least)
    if subnormal:
        context._report(Subnormal)
    if context._clamp and exponent > top:
        context._report(Clamped)
        return _make(sign, n * 10 ** (exponent - top), top)
    return _make(sign, n, exponent)


def _finish_value(number, context):
    if number._kind is None:
        return _finish(number._sign, number._n, number._exp, context)
    if number._kind != 'F' and number._n and _digits_of(number._n) > context._prec - context._clamp:
        return _make(number._sign, number._n % 10 ** (context._prec - context._clamp), 0, number._kind)
    return number


def _as_decimal(value, message=True):
    """A Decimal as it is, an int exactly; anything else is refused or NotImplemented."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _make(int(value < 0), abs(int(value)), 0)
    if message:
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
    return NotImplemented


def _parsed(text):
    """Sign, coefficient, exponent and kind of a text; None when it is no number."""
    text = text.strip().replace('_', '')
    sign = 0
    if text[:1] in ('+', '-'):
        sign, text = int(text[0] == '-'), text[1:]
    low = text.lower()
    if low in ('inf', 'infinity'):
        return sign, 0, 0, 'F'
    for prefix, kind in (('snan', 'N'), ('nan', 'n')):
        if low.startswith(prefix):
            rest = text[len(prefix):]
            return (sign, _number_of(rest or '0'), 0, kind) if not rest or rest.isdecimal() else None
    mantissa, mark, exponent = low.partition('e')
    whole, point, fraction = mantissa.partition('.')
    digits = whole + fraction
    if not digits.isdecimal():
        return None
    if mark:
        unsigned = exponent[1:] if exponent[:1] in ('+', '-') else exponent
        if not unsigned.isdecimal():
            return None
    return sign, _number_of(digits), (int(exponent) if mark else 0) - len(fraction), None


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exponent = value
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError('sign must be an integer with the value 0 or 1')
    if isinstance(exponent, str):
        if exponent not in ('F', 'n', 'N'):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    elif not isinstance(exponent, int):
        raise ValueError('exponent must be an integer')
    if not isinstance(digits, (tuple, list)) or any(not isinstance(d, int) or not 0 <= d <= 9 for d in digits):
        raise ValueError('coefficient must be a tuple of digits')
    n = _number_of(''.join(map(str, digits)) or '0')
    if isinstance(exponent, str):
        return sign, 0 if exponent == 'F' else n, 0, exponent
    return sign, n, exponent, None


# ---- the type ----

@_native
class Decimal:
    """Construct a new Decimal object. 'value' can be an integer, string, tuple,
or another Decimal object. If no value is given, return Decimal('0'). The
context does not affect the conversion and is only passed to determine if
the InvalidOperation trap is active."""
    __slots__ = '_sign', '_n', '_exp', '_kind', '__weakref__'
    __module__ = 'decimal'

    def __new__(cls, value='0', context=None):
        if context is not None and not isinstance(context, Context):
            raise TypeError('optional argument must be a context')
        return cls._converted(value, context or getcontext())

    def __sizeof__(self):
        """Returns size in memory, in bytes"""
        words = -(-_digits_of(self._n) // 19) if self._n else 0
        return object.__sizeof__(self) + (8 * words if words > 4 else 0)

    @classmethod
    def _converted(cls, value, context):
        if isinstance(value, str):
            parts = _parsed(value)
            if parts is None:
                context._report(ConversionSyntax)
                parts = 0, 0, 0, 'n'
            return _make(*parts, cls)
        if isinstance(value, int):
            number = abs(int(value)) + 0  # one of its own: the argument need not live as long
            return _make(int(value < 0), number, 0, None, cls)
        if isinstance(value, Decimal):
            if type(value) is cls is Decimal:
                return value
            return _make(value._sign, value._n, value._exp, value._kind, cls)
        if isinstance(value, (list, tuple)):
            return _make(*_from_tuple(value), cls)
        if isinstance(value, float):
            context._report(FloatOperation)
            return cls.from_float(value)
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')

    @classmethod
    def from_float(cls, f, /):
        """Class method that converts a float to a decimal number, exactly."""
        if cls is not Decimal:
            return cls(Decimal.from_float(f))
        if isinstance(f, int):
            return _make(int(f < 0), abs(int(f)), 0)
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        sign = int(_math.copysign(1.0, f) < 0)
        if _math.isinf(f) or _math.isnan(f):
            return _make(sign, 0, 0, 'F' if _math.isinf(f) else 'n')
        n, d = abs(f).as_integer_ratio()
        k = d.bit_length() - 1
        return _make(sign, n * 5 ** k, -k)

    # ---- as text ----

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return self._text(getcontext(), False)

    def to_eng_string(self, context=None):
        """Convert to an engineering-type string."""
        return self._text(context or getcontext(), True)

    def _text(self, context, engineering):
        sign = '-' if self._sign else ''
        if self._kind == 'F':
            return sign + 'Infinity'
        if self._kind:
            return sign + ('NaN' if self._kind == 'n' else 'sNaN') + (_text_of(self._n) if self._n else '')
        digits = _text_of(self._n)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not engineering:
            point = 1
        elif not self._n:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, fraction = '0', '.' + '0' * -point + digits
        elif point >= len(digits):
            whole, fraction = digits + '0' * (point - len(digits)), ''
        else:
            whole, fraction = digits[:point], '.' + digits[point:]
        exponent = '' if left == point else ('e', 'E')[context._capitals] + '%+d' % (left - point)
        return sign + whole + fraction + exponent

    def __format__(self, spec, /):
        from _decimal_format import formatted
        return formatted(self, spec, getcontext())

    # ---- parts ----

    def as_tuple(self):
        """Return a tuple representation of the number."""
        digits = () if self._kind in ('n', 'N') and not self._n else tuple(map(int, _text_of(self._n)))
        return DecimalTuple(self._sign, digits, self._kind or self._exp)

    def as_integer_ratio(self):
        """Decimal.as_integer_ratio() -> (int, int)

Return a pair of integers, whose ratio is exactly equal to the original
Decimal and with a positive denominator."""
        if self._kind == 'F':
            raise OverflowError('cannot convert Infinity to integer ratio')
        if self._kind:
            raise ValueError('cannot convert NaN to integer ratio')
        n, d = (self._n * 10 ** self._exp, 1) if self._exp >= 0 else (self._n, 10 ** -self._exp)
        common = _math.gcd(n, d)
        return (-n if self._sign else n) // common, d // common

    def adjusted(self):
        """Return the adjusted exponent of the number."""
        return self._exp + _digits_of(self._n) - 1 if self._kind is None else 0

    def __int__(self):
        if self._kind == 'F':
            raise OverflowError('cannot convert Infinity to integer')
        if self._kind:
            raise ValueError('cannot convert NaN to integer')
        n = _scaled(self._n, self._exp, 0)
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        if self._kind == 'N':
            raise ValueError('cannot convert signaling NaN to float')
        return float('-nan' if self._sign and self._kind == 'n' else 'nan' if self._kind == 'n' else str(self))

    def __complex__(self):
        return complex(float(self))

    def __bool__(self):
        return bool(self._n) or self._kind is not None

    def __hash__(self):
        if self._kind == 'N':
            raise TypeError('Cannot hash a signaling NaN value')
        if self._kind == 'n':
            return object.__hash__(self) if _version >= 10 else 0
        if self._kind:
            return -314159 if self._sign else 314159
        power = pow(10, self._exp, _MODULUS) if self._exp >= 0 else pow(pow(10, _MODULUS - 2, _MODULUS), -self._exp, _MODULUS)
        value = self._n * power % _MODULUS
        if self._sign:
            value = -value
        return -2 if value == -1 else value

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        """Return self."""
        return self

    canonical = conjugate

    def radix(self):
        """Return Decimal(10), the radix (base) in which the Decimal class does all its arithmetic."""
        return Decimal(10)

    # ---- what kind of number ----

    def is_canonical(self):
        """Return True if the argument is canonical and False otherwise."""
        return True

    def is_finite(self):
        """Return True if the argument is a finite number, and False if the argument is infinite or a NaN."""
        return self._kind is None

    def is_infinite(self):
        """Return True if the argument is either positive or negative infinity and False otherwise."""
        return self._kind == 'F'

    def is_nan(self):
        """Return True if the argument is a (quiet or signaling) NaN and False otherwise."""
        return self._kind in ('n', 'N')

    def is_qnan(self):
        """Return True if the argument is a quiet NaN, and False otherwise."""
        return self._kind == 'n'

    def is_snan(self):
        """Return True if the argument is a signaling NaN and False otherwise."""
        return self._kind == 'N'

    def is_signed(self):
        """Return True if the argument has a negative sign and False otherwise."""
        return self._sign == 1

    def is_zero(self):
        """Return True if the argument is a (positive or negative) zero and False otherwise."""
        return self._kind is None and not self._n

    def is_normal(self, context=None):
        """Return True if the argument is a normal finite non-zero number with an adjusted exponent >= Emin."""
        return self._kind is None and self._n != 0 and (context or getcontext())._Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        """Return True if the argument is subnormal, and False otherwise."""
        return self._kind is None and self._n != 0 and self.adjusted() < (context or getcontext())._Emin

    def number_class(self, context=None):
        """Return a string describing the class of the operand."""
        if self._kind in ('n', 'N'):
            return 'NaN' if self._kind == 'n' else 'sNaN'
        kind = ('Infinity' if self._kind else 'Zero' if not self._n else
                'Subnormal' if self.is_subnormal(context) else 'Normal')
        return '+-'[self._sign] + kind

    # ---- comparison ----

    def _operand(self, other, ordering):
        """What self is compared with; numbers of other kinds are exact here."""
        if isinstance(other, (Decimal, int)):
            return self, _as_decimal(other)
        if isinstance(other, float):
            getcontext()._report(FloatOperation) if ordering else getcontext()._flags.__setitem__(FloatOperation, True)
            return self, Decimal.from_float(other)
        if isinstance(other, complex) and not ordering and other.imag == 0:
            return self, Decimal.from_float(other.real)
        if isinstance(other, _numbers.Rational):
            if self._kind:
                return self, _as_decimal(other.numerator)
            return _make(self._sign, self._n * other.denominator, self._exp), _as_decimal(other.numerator)
        return NotImplemented

    def __eq__(self, other, /):
        pair = self._operand(other, False)
        if pair is NotImplemented:
            return NotImplemented
        a, b = pair
        if a.is_nan() or b.is_nan():
            if 'N' in (a._kind, b._kind):
                getcontext()._report(InvalidOperation)
            return False
        return _order(a, b) == 0

    def _ordered(self, other, test):
        pair = self._operand(other, True)
        if pair is NotImplemented:
            return NotImplemented
        a, b = pair
        if a.is_nan() or b.is_nan():
            getcontext()._report(InvalidOperation)
            return False
        return test(_order(a, b))

    def __lt__(self, other, /):
        return self._ordered(other, lambda order: order < 0)

    def __le__(self, other, /):
        return self._ordered(other, lambda order: order <= 0)

    def __gt__(self, other, /):
        return self._ordered(other, lambda order: order > 0)

    def __ge__(self, other, /):
        return self._ordered(other, lambda order: order >= 0)

    def compare(self, other, context=None):
        """Compare self to other.  Return a decimal value."""
        other = _as_decimal(other)
        return _nan_of(self, other, context or getcontext()) or Decimal(_order(self, other))

    def compare_signal(self, other, context=None):
        """Identical to compare, except that all NaNs signal."""
        other = _as_decimal(other)
        if self.is_nan() or other.is_nan():
            return _invalid(context or getcontext())
        return self.compare(other, context)

    def compare_total(self, other, context=None):
        """Compare two operands using their abstract representation."""
        return Decimal(_total_order(self, _as_decimal(other)))

    def compare_total_mag(self, other, context=None):
        """Compare two operands using their abstract representation, ignoring the sign."""
        return self.copy_abs().compare_total(_as_decimal(other).copy_abs())

    def same_quantum(self, other, context=None):
        """Test whether self and other have the same exponent or whether both are NaN."""
        other = _as_decimal(other)
        if self._kind or other._kind:
            return self.is_nan() and other.is_nan() or self._kind == other._kind == 'F'
        return self._exp == other._exp

    def _chosen(self, other, context, larger, magnitude):
        context = context or getcontext()
        other = _as_decimal(other)
        if self.is_nan() or other.is_nan():
            if self._kind == 'n' and not other.is_nan():
                return _finish_value(other, context)
            if other._kind == 'n' and not self.is_nan():
                return _finish_value(self, context)
            return _nan_of(self, other, context)
        a, b = (self.copy_abs(), other.copy_abs()) if magnitude else (self, other)
        order = _order(a, b) or _total_order(self, other)
        return _finish_value(self if (order >= 0) == larger else other, context)

    def max(self, other, context=None):
        """Maximum of self and other.  If one operand is a quiet NaN and the other is numeric, return the numeric operand."""
        return self._chosen(other, context, True, False)

    def min(self, other, context=None):
        """Minimum of self and other.  If one operand is a quiet NaN and the other is numeric, return the numeric operand."""
        return self._chosen(other, context, False, False)

    def max_mag(self, other, context=None):
        """As the max() method, but compares the absolute values of the operands."""
        return self._chosen(other, context, True, True)

    def min_mag(self, other, context=None):
        """As the min() method, but compares the absolute values of the operands."""
        return self._chosen(other, context, False, True)

    # ---- signs ----

    def copy_abs(self):
        """Return the absolute value of the argument.  This operation is unaffected by context and is quiet."""
        return _make(0, self._n, self._exp, self._kind)

    def copy_negate(self):
        """Return the negation of the argument.  This operation is unaffected by context and is quiet."""
        return _make(1 - self._sign, self._n, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        """Return a copy of the first operand with the sign set to be the same as the sign of the second operand."""
        return _make(_as_decimal(other)._sign, self._n, self._exp, self._kind)

    def _signed(self, sign, context=None):
        context = context or getcontext()
        nan = _nan_of(self, self, context)
        if nan:
            return nan
        if self.is_zero() and context._rounding != ROUND_FLOOR:
            sign = 0
        return _finish_value(_make(sign, self._n, self._exp, self._kind), context)

    def __neg__(self):
        return self._signed(1 - self._sign)

    def __pos__(self):
        return self._signed(self._sign)

    def __abs__(self):
        return self._signed(0)

    # ---- arithmetic by operators ----

    def __round__(self, ndigits=None, /):
        if ndigits is None:
            return _whole(self, ROUND_HALF_EVEN)
        return self.quantize(_make(0, 1, -ndigits))

    def __floor__(self):
        return _whole(self, ROUND_FLOOR)

    def __ceil__(self):
        return _whole(self, ROUND_CEILING)

    def __pow__(self, other, modulo=None, /):
        other = _as_decimal(other, False)
        if other is NotImplemented:
            return other
        if modulo is not None:
            modulo = _as_decimal(modulo, False)
            if modulo is NotImplemented:
                return modulo
        return _power(self, other, modulo, getcontext())

    def __rpow__(self, other, modulo=None, /):
        other = _as_decimal(other, False)
        return other if other is NotImplemented else _power(other, self, None, getcontext())

    # ---- other operations ----

    def fma(self, other, third, context=None):
        """Fused multiply-add.  Return self*other+third with no rounding of the intermediate product."""
        context = context or getcontext()
        other, third = _as_decimal(other), _as_decimal(third)
        if self._kind or other._kind:
            product = _multiply(self, other, context)
        else:
            product = _make(self._sign ^ other._sign, self._n * other._n, self._exp + other._exp)
        return _add(product, third, context)

    def quantize(self, exp, rounding=None, context=None):
        """Return a value equal to the first operand after rounding and having the exponent of the second operand."""
        context = context or getcontext()
        exp = _as_decimal(exp)
        rounding = context._rounding if rounding is None else _checked_rounding(rounding)
        nan = _nan_of(self, exp, context)
        if nan:
            return nan
        if self._kind or exp._kind:
            return self if self._kind and exp._kind else _invalid(context)
        target = exp._exp
        if not context.Etiny() <= target <= context._Emax:
            return _invalid(context)
        if not self._n:
            return _finish(self._sign, 0, target, context)
        if self.adjusted() > context._Emax or self.adjusted() - target + 1 > context._prec:
            return _invalid(context)
        signals = []
        if target > self._exp:
            n, inexact = _rounded_quotient(self._n, 10 ** (target - self._exp), rounding, self._sign)
            signals = [Rounded, Inexact] if inexact else [Rounded]
        else:
            n = self._n * 10 ** (self._exp - target)
        if n and (target + _digits_of(n) - 1 > context._Emax or _digits_of(n) > context._prec):
            return _invalid(context)
        context._report(*signals)
        return _finish(self._sign, n, target, context)

    def normalize(self, context=None):
        """Normalize the number by stripping trailing 0s."""
        context = context or getcontext()
        nan = _nan_of(self, self, context)
        if nan:
            return nan
        result = _finish_value(self, context)
        if result._kind:
            return result
        n, exponent = result._n, result._exp
        if not n:
            return _make(result._sign, 0, 0)
        top = context.Etop() if context._clamp else context._Emax
        while n % 10 == 0 and exponent < top:
            n, exponent = n // 10, exponent + 1
        return _make(result._sign, n, exponent)

    def to_integral_exact(self, rounding=None, context=None):
        """Round to the nearest integer, signaling Inexact or Rounded as appropriate."""
        context = context or getcontext()
        nan = _nan_of(self, self, context)
        if nan:
            return nan
        if self._kind or self._exp >= 0:
            return self
        n, inexact = _rounded_quotient(self._n, 10 ** -self._exp, rounding or context._rounding, self._sign)
        context._report(*([Rounded, Inexact] if inexact else [Rounded]))
        return _make(self._sign, n, 0)

    def to_integral_value(self, rounding=None, context=None):
        """Round to the nearest integer without signaling Inexact or Rounded."""
        context = context or getcontext()
        nan = _nan_of(self, self, context)
        if nan:
            return nan
        if self._kind or self._exp >= 0:
            return self
        rounding = context._rounding if rounding is None else _checked_rounding(rounding)
        return _make(self._sign, _rounded_quotient(self._n, 10 ** -self._exp, rounding, self._sign)[0], 0)

    to_integral = to_integral_value

    def remainder_near(self, other, context=None):
        """Return the remainder from dividing self by other, of smallest absolute value."""
        context = context or getcontext()
        other = _as_decimal(other)
        nan = _nan_of(self, other, context)
        if nan:
            return nan
        if self._kind or other.is_zero():
            return _invalid(context, DivisionUndefined if self.is_zero() and other.is_zero() else InvalidOperation)
        if other._kind:
            return _finish_value(self, context)
        exponent = min(self._exp, other._exp)
        a, b = self._n * 10 ** (self._exp - exponent), other._n * 10 ** (other._exp - exponent)
        q, r = divmod(a, b)
        sign = self._sign
        if 2 * r + (q & 1) > b:
            q, r, sign = q + 1, b - r, 1 - sign
        if q >= 10 ** context._prec:
            return _invalid(context, DivisionImpossible)
        return _finish(sign if r else self._sign, r, exponent, context)

    def sqrt(self, context=None):
        """Return the square root of the argument to full precision."""
        context = context or getcontext()
        nan = _nan_of(self, self, context)
        if nan:
            return nan
        if self.is_zero():
            return _finish(self._sign, 0, self._exp // 2, context)
        if self._sign:
            return _invalid(context)
        if self._kind:
            return self
        prec = context._prec + 1
        exponent, n = self._exp >> 1, self._n * 10 if self._exp & 1 else self._n
        shift = prec - (_digits_of(n) + 1 >> 1)
        exact = True
        if shift >= 0:
            n *= 100 ** shift
        else:
            n, rest = divmod(n, 100 ** -shift)
            exact = not rest
        exponent -= shift
        root = _math.isqrt(n)
        exact = exact and root * root == n
        if exact:
            if shift >= 0:
                root //= 10 ** shift
            else:
                root *= 10 ** -shift
            exponent += shift
        saved, context._rounding = context._rounding, ROUND_HALF_EVEN
        try:
            return _finish(0, root, exponent, context, 0 if exact else 1)
        finally:
            context._rounding = saved

    def exp(self, context=None):
        """Return the value of the (natural) exponential function e**x at the given number."""
        context = context or getcontext()
        nan = _nan_of(self, self, context)
        if nan:
            return nan
        if self._kind:
            return Decimal(0) if self._sign else self
        if not self._n:
            return Decimal(1)
        if self.adjusted() > 20:
            saved, context._rounding = context._rounding, ROUND_HALF_EVEN
            try:
                return _finish(0, 1, 10 * (context.Etiny() if self._sign else context._Emax), context)
            finally:
                context._rounding = saved

        def approximate(places):
            n, tens = _exp_scaled(_scaled(-self._n if self._sign else self._n, self._exp, places), places)
            return n, tens - places
        return _correctly_rounded(0, approximate, context)

    def ln(self, context=None):
        """Return the natural (base e) logarithm of the operand."""
        return self._logarithm(context or getcontext(), False)

    def log10(self, context=None):
        """Return the base ten logarithm of the operand."""
        return self._logarithm(context or getcontext(), True)

    def _logarithm(self, context, decimal):
        nan = _nan_of(self, self, context)
        if nan:
            return nan
        if self.is_zero():
            return _infinity(1)
        if self._sign:
            return _invalid(context)
        if self._kind:
            return self
        n, exponent = self._n, self._exp
        while n % 10 == 0:
            n, exponent = n // 10, exponent + 1
        if n == 1 and (decimal or exponent == 0):
            return _finish(int(exponent < 0), abs(exponent), 0, context)
        sign = int(self < 1)

        def approximate(places):
            value = _ln_of(n, exponent, places)
            if decimal:
                value = value * 10 ** places // _ln10(places)
            return abs(value), -places
        return _correctly_rounded(sign, approximate, context)

    def logb(self, context=None):
        """Return the adjusted exponent of the operand as a Decimal instance."""
        context = context or getcontext()
        nan = _nan_of(self, self, context)
        if nan:
            return nan
        if self._kind:
            return _infinity(0)
        if not self._n:
            context._report(DivisionByZero)
            return _infinity(1)
        return _finish_value(Decimal(self.adjusted()), context)

    def scaleb(self, other, context=None):
        """Return the first operand with the exponent adjusted the second."""
        context = context or getcontext()
        other = _as_decimal(other)
        nan = _nan_of(self, other, context)
        if nan:
            return nan
        limit = 2 * (context._Emax + context._prec)
        if other._kind or other._exp != 0 or other._n > limit:
            return _invalid(context)
        return _finish_value(_make(self._sign, self._n, self._exp + int(other), self._kind), context)

    def shift(self, other, context=None):
        """Return the result of shifting the digits of the first operand by the second."""
        return self._moved(other, context or getcontext(), False)

    def rotate(self, other, context=None):
        """Return the result of rotating the digits of the first operand by the second."""
        return self._moved(other, context or getcontext(), True)

    def _moved(self, other, context, around):
        other = _as_decimal(other)
        nan = _nan_of(self, other, context)
        if nan:
            return nan
        if other._kind or other._exp != 0 or other._n > context._prec:
            return _invalid(context)
        if self._kind:
            return self
        by, prec = int(other), context._prec
        digits = _text_of(self._n).rjust(prec, '0')[-prec:]
        if around:
            digits = digits[by % prec:] + digits[:by % prec]
        elif by >= 0:
            digits = (digits + '0' * by)[-prec:]
        else:
            digits = digits[:by] or '0'
        return _make(self._sign, int(digits), self._exp)

    def next_plus(self, context=None):
        """Return the smallest number representable in the given context that is larger than the given operand."""
        return self._neighbour(context or getcontext(), 1)

    def next_minus(self, context=None):
        """Return the largest number representable in the given context that is smaller than the given operand."""
        return self._neighbour(context or getcontext(), -1)

    def _neighbour(self, context, direction):
        nan = _nan_of(self, self, context)
        if nan:
            return nan
        quiet = context.copy()
        quiet.clear_traps()
        quiet._rounding = ROUND_CEILING if direction > 0 else ROUND_FLOOR
        if self._kind:
            if (self._sign == 0) == (direction > 0):
                return self
            return _make(self._sign, 10 ** context._prec - 1, context.Etop())
        rounded = _finish_value(self, quiet)
        if _order(rounded, self) != 0:
            return rounded
        return _add(self, _make(int(direction < 0), 1, context.Etiny() - 1), quiet)

    def next_toward(self, other, context=None):
        """Return the number closest to the first operand in the direction of the second operand."""
        context = context or getcontext()
        other = _as_decimal(other)
        nan = _nan_of(self, other, context)
        if nan:
            return nan
        order = _order(self, other)
        if order == 0:
            return self.copy_sign(other)
        result = self.next_plus(context) if order < 0 else self.next_minus(context)
        if result._kind:
            context._report(Overflow, Inexact, Rounded)
        elif result.adjusted() < context._Emin:
            context._report(Underflow, Subnormal, Inexact, Rounded, *([] if result else [Clamped]))
        return result

    def logical_invert(self, context=None):
        """Return the digit-wise inversion of the (logical) operand."""
        context = context or getcontext()
        return self.logical_xor(_make(0, int('1' * context._prec), 0), context)

    def _logical(self, other, context, operation):
        context = context or getcontext()
        texts = []
        for number in (self, _as_decimal(other)):
            digits = _text_of(number._n)
            if number._kind or number._sign or number._exp or set(digits) - {'0', '1'}:
                return _invalid(context)
            texts.append(int(digits[-context._prec:], 2))
        return _make(0, int(format(operation(*texts), 'b')), 0)

    def logical_and(self, other, context=None):
        """Return the digit-wise 'and' of the two (logical) operands."""
        return self._logical(other, context, lambda a, b: a & b)

    def logical_or(self, other, context=None):
        """Return the digit-wise 'or' of the two (logical) operands."""
        return self._logical(other, context, lambda a, b: a | b)

    def logical_xor(self, other, context=None):
        """Return the digit-wise 'exclusive or' of the two (logical) operands."""
        return self._logical(other, context, lambda a, b: a ^ b)


_numbers.Number.register(Decimal)


# ---- comparing and calculating ----

def _nan_of(a, b, context):
    """The NaN that an operation on a and b answers, or None."""
    for number in (a, b):
        if number._kind == 'N':
            context._report(InvalidOperation)
            return _finish_value(_make(number._sign, number._n, 0, 'n'), context)
    for number in (a, b):
        if number._kind == 'n':
            return _finish_value(number, context)
    return None


def _order(a, b):
    """-1, 0 or 1; neither is a NaN."""
    if not a and not b:
        return 0
    if a._kind or b._kind:
        rank = [(0 if number._kind is None else -1 if number._sign else 1) for number in (a, b)]
        return (rank[0] > rank[1]) - (rank[0] < rank[1])
    if not a:
        return 1 if b._sign else -1
    if not b or a._sign != b._sign:
        return -1 if a._sign else 1
    if a.adjusted() != b.adjusted():
        result = 1 if a.adjusted() > b.adjusted() else -1
    else:
        exponent = min(a._exp, b._exp)
        x, y = a._n * 10 ** (a._exp - exponent), b._n * 10 ** (b._exp - exponent)
        result = (x > y) - (x < y)
    return -result if a._sign else result


def _total_order(a, b):
    if a._sign != b._sign:
        return -1 if a._sign else 1
    kinds = {None: 0, 'F': 1, 'N': 2, 'n': 3}
    x, y = kinds[a._kind], kinds[b._kind]
    if x == y:
        if x >= 2:
            x, y = a._n, b._n
        else:
            order = _order(a, b)
            if order:
                return order
            x, y = a._exp, b._exp
    result = (x > y) - (x < y)
    return -result if a._sign else result


def _whole(number, rounding):
    if number._kind == 'F':
        raise OverflowError('cannot convert Infinity to integer')
    if number._kind:
        raise ValueError('cannot convert NaN to integer')
    return int(number.to_integral_value(rounding))


def _correctly_rounded(sign, approximate, context):
    """Half-even rounding of a number that is never exact, known to as many places as asked for."""
    saved, context._rounding = context._rounding, ROUND_HALF_EVEN
    try:
        places = context._prec + 5
        while True:
            n, exponent = approximate(places)
            surplus = _digits_of(n) - context._prec
            if surplus >= 3 and n:
                tail = n % 10 ** surplus
                half = 5 * 10 ** (surplus - 1)
                if min(abs(tail - half), tail, 10 ** surplus - tail) > 10:
                    return _finish(sign, n, exponent, context, 1)
            places += max(8, 4 - surplus)
    finally:
        context._rounding = saved


def _add(a, b, context):
    nan = _nan_of(a, b, context)
    if nan:
        return nan
    if a._kind or b._kind:
        if a._kind and b._kind and a._sign != b._sign:
            return _invalid(context)
        return a if a._kind else b
    exponent = min(a._exp, b._exp)
    negative_zero = context._rounding == ROUND_FLOOR and a._sign != b._sign
    if not a._n and not b._n:
        return _finish(1 if negative_zero else a._sign & b._sign, 0, exponent, context)
    # A summand far below the last digit of the other only tips the rounding.
    for large, small in ((a, b), (b, a)):
        if large._n and small._n and small.adjusted() < min(large._exp, large.adjusted() - context._prec) - 3 and small._exp < large._exp:
            shift = max(context._prec - _digits_of(large._n), 0) + 3
            n, exponent = large._n * 10 ** shift, large._exp - shift
            n += 1 if large._sign == small._sign else -1
            return _finish(large._sign, n, exponent, context)
    x, y = (-number._n if number._sign else number._n for number in (a, b))
    total = x * 10 ** (a._exp - exponent) + y * 10 ** (b._exp - exponent)
    if not total:
        return _finish(1 if negative_zero else a._sign & b._sign, 0, exponent, context)
    return _finish(int(total < 0), abs(total), exponent, context)


def _subtract(a, b, context):
    nan = _nan_of(a, b, context)
    return nan or _add(a, b.copy_negate(), context)


def _multiply(a, b, context):
    nan = _nan_of(a, b, context)
    if nan:
        return nan
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        return _infinity(sign) if a and b else _invalid(context)
    return _finish(sign, a._n * b._n, a._exp + b._exp, context)


def _divide(a, b, context):
    nan = _nan_of(a, b, context)
    if nan:
        return nan
    sign = a._sign ^ b._sign
    if a._kind:
        return _invalid(context) if b._kind else _infinity(sign)
    if b._kind:
        context._report(Clamped)
        return _make(sign, 0, context.Etiny())
    if not b._n:
        if not a._n:
            return _invalid(context, DivisionUndefined)
        context._report(DivisionByZero)
        return _infinity(sign)
    ideal = a._exp - b._exp
    if not a._n:
        return _finish(sign, 0, ideal, context)
    shift = max(_digits_of(b._n) - _digits_of(a._n) + context._prec + 1, 0)
    q, r = divmod(a._n * 10 ** shift, b._n)
    exponent = ideal - shift
    if not r:
        while exponent < ideal and q % 10 == 0:
            q, exponent = q // 10, exponent + 1
    return _finish(sign, q, exponent, context, 1 if r else 0)


def _divide_int(a, b, context):
    """The integer quotient and the remainder."""
    nan = _nan_of(a, b, context)
    if nan:
        return nan, nan
    sign = a._sign ^ b._sign
    if a._kind:
        if b._kind:
            return (_invalid(context),) * 2
        return _infinity(sign), _invalid(context)
    if b._kind:
        return _make(sign, 0, 0), _finish_value(a, context)
    if not b._n:
        if not a._n:
            return (_invalid(context, DivisionUndefined),) * 2
        context._report(DivisionByZero, InvalidOperation)
        return _infinity(sign), _make(0, 0, 0, 'n')
    exponent = min(a._exp, b._exp)
    if a._n and a.adjusted() - b.adjusted() > context._prec:
        return (_invalid(context, DivisionImpossible),) * 2
    if a.adjusted() < b.adjusted() - 1:
        return _make(sign, 0, 0), _finish(a._sign, a._n * 10 ** (a._exp - exponent), exponent, context)
    q, r = divmod(a._n * 10 ** (a._exp - exponent), b._n * 10 ** (b._exp - exponent))
    if q >= 10 ** context._prec:
        return (_invalid(context, DivisionImpossible),) * 2
    return _make(sign, q, 0), _finish(a._sign, r, exponent, context)


def _floor_divide(a, b, context):
    if not (a.is_nan() or b.is_nan()):
        if a._kind:
            return _invalid(context) if b._kind else _infinity(a._sign ^ b._sign)
        if b.is_zero() and a:
            context._report(DivisionByZero)
            return _infinity(a._sign ^ b._sign)
    quiet = context.copy()
    quiet.clear_flags()
    quiet.clear_traps()
    quotient = _divide_int(a, b, quiet)[0]
    return _divide_int(a, b, context)[0] if quotient.is_nan() else quotient


def _remainder(a, b, context):
    if not (a.is_nan() or b.is_nan()) and (a._kind or b.is_zero()):
        return _invalid(context, DivisionUndefined if a.is_zero() and b.is_zero() else InvalidOperation)
    return _divide_int(a, b, context)[1]


def _power_modulo(a, b, modulo, context):
    if a._kind or b._kind or modulo._kind:
        return _nan_of(a, b, context) or _nan_of(modulo, modulo, context) or _invalid(context)
    whole = all(number == number.to_integral_value() for number in (a, b, modulo))
    if not whole or b._sign and b or not modulo or not a and not b or modulo.adjusted() >= context._prec:
        return _invalid(context)
    odd = int(b) & 1
    return _finish(a._sign & odd, pow(int(a.copy_abs()), int(b), int(modulo.copy_abs())), 0, context)


def _power(a, b, modulo, context):
    if modulo is not None:
        return _power_modulo(a, b, modulo, context)
    nan = _nan_of(a, b, context)
    if nan:
        return nan
    if not b:
        return _invalid(context) if not a else Decimal(1)
    whole = b._kind is None and b == b.to_integral_value()
    sign = 0
    if a._sign:
        if whole:
            sign = int(b) & 1 if b.adjusted() < 1000 else 0
        elif a:
            return _invalid(context)
        a = a.copy_abs()
    if not a:
        return _infinity(sign) if b._sign else _make(sign, 0, 0)
    if a._kind:
        return _make(sign, 0, 0) if b._sign else _infinity(sign)
    order = _order(a, Decimal(1))
    if order == 0:
        return _one_to_the_power(a, b, whole, sign, context)
    if b._kind:
        return _infinity(sign) if (order > 0) != bool(b._sign) else _make(sign, 0, 0)
    if whole and b.adjusted() < 10:
        return _whole_power(a, int(b), sign, context)
    return _real_power(a, b, sign, context)


def _one_to_the_power(a, b, whole, sign, context):
    """One has as many zeros after the point as the power has room for."""
    if whole and b._kind is None:
        if b._sign:
            return _make(sign, 1, 0)
        exponent = max(a._exp * min(int(b), context._prec), 1 - context._prec) if a._exp < 0 else 0
        if exponent < a._exp * abs(int(b)) or -exponent == context._prec - 1 and a._exp * abs(int(b)) < exponent:
            context._report(Rounded)
        return _make(sign, 10 ** -exponent, exponent)
    context._report(Inexact, Rounded)
    return _make(sign, 10 ** (context._prec - 1), 1 - context._prec)


def _whole_power(a, exponent, sign, context):
    work = Context(context._prec + len(str(exponent)) + 4, ROUND_HALF_EVEN, MIN_EMIN, MAX_EMAX, 1, 0, [], [])
    if exponent < 0:
        work._prec += 1
        a = _divide(Decimal(1), a, work)
        exponent = -exponent
    result = Decimal(1)
    while exponent:
        if exponent & 1:
            result = _multiply(result, a, work)
        exponent >>= 1
        if exponent:
            a = _multiply(a, a, work)
    if result._kind or work._flags[Inexact]:
        context._flags[Inexact] = context._flags[Rounded] = True
    if result._kind:
        return _overflowed(sign, context)
    return _finish(sign, result._n, result._exp, context)


def _real_power(a, b, sign, context):
    size = max(b.adjusted(), 0) + _digits_of(abs(a.adjusted()) + 1) + 3
    if size > 40:
        up = (_order(a, Decimal(1)) > 0) != bool(b._sign)
        return _finish(sign, 1, 10 * (context._Emax if up else context.Etiny()), context)

    def approximate(places):
        inner = places + size
        value = _ln_of(a._n, a._exp, inner) * (-b._n if b._sign else b._n)
        n, tens = _exp_scaled(_scaled(value, b._exp, 0), inner)
        return n // 10 ** size, tens - places
    n, exponent = approximate(context._prec + 6)
    surplus = _digits_of(n) - context._prec - 2
    near = (n + 5 * 10 ** (surplus - 1)) // 10 ** surplus * 10 ** surplus
    if surplus > 0 and abs(near - n) <= 20:
        context._flags[Inexact] = context._flags[Rounded] = True
        return _finish(sign, near, exponent, context)
    return _finish(sign, n, exponent, context, 1)


# ---- the operators, and the methods of contexts that do the same ----

def _operator(operation):
    def forward(self, other, /):
        other = _as_decimal(other, False)
        return other if other is NotImplemented else operation(self, other, getcontext())

    def reflected(self, other, /):
        other = _as_decimal(other, False)
        return other if other is NotImplemented else operation(other, self, getcontext())
    return forward, reflected


for _name, _operation in (('add', _add), ('sub', _subtract), ('mul', _multiply), ('truediv', _divide), ('floordiv', _floor_divide),
                          ('mod', _remainder), ('divmod', _divide_int)):
    for _prefix, _function in zip(('__', '__r'), _operator(_operation)):
        _function.__name__ = f'{_prefix}{_name}__'
        _function.__qualname__ = 'Decimal.' + _function.__name__
        setattr(Decimal, _function.__name__, _function)


def _context_method(name, operation):
    def method(self, a, b, /):
        return operation(_as_decimal(a), _as_decimal(b), self)
    method.__name__ = name
    method.__qualname__ = 'Context.' + name
    setattr(Context, name, method)


for _name, _operation in (('add', _add), ('subtract', _subtract), ('multiply', _multiply), ('divide', _divide),
                          ('divide_int', _floor_divide), ('remainder', _remainder)):
    _context_method(_name, _operation)


def _delegated(name):
    def method(self, a, /, *others):
        result = getattr(_as_decimal(a), name)
        return result(*others, context=self)
    method.__name__ = name
    method.__qualname__ = 'Context.' + name
    setattr(Context, name, method)


for _name in ('compare', 'compare_signal', 'compare_total', 'compare_total_mag', 'copy_sign', 'exp', 'fma', 'is_normal', 'is_subnormal',
              'ln', 'log10', 'logb', 'logical_and', 'logical_invert', 'logical_or', 'logical_xor', 'max', 'max_mag', 'min', 'min_mag',
              'next_minus', 'next_plus', 'next_toward', 'normalize', 'number_class', 'quantize', 'remainder_near', 'rotate',
              'same_quantum', 'scaleb', 'shift', 'sqrt', 'to_integral_exact', 'to_integral_value'):
    _delegated(_name)


def _plain(name):
    def method(self, a, /):
        return getattr(_as_decimal(a), name)()
    method.__name__ = name
    method.__qualname__ = 'Context.' + name
    setattr(Context, name, method)


for _name in ('canonical', 'copy_abs', 'copy_negate', 'is_canonical', 'is_finite', 'is_infinite', 'is_nan', 'is_qnan', 'is_signed',
              'is_snan', 'is_zero'):
    _plain(_name)


def _sign_method(name, sign):
    def method(self, a, /):
        a = _as_decimal(a)
        return a._signed(sign(a._sign), self)
    method.__name__ = name
    method.__qualname__ = 'Context.' + name
    setattr(Context, name, method)


for _name, _sign in (('abs', lambda sign: 0), ('plus', lambda sign: sign), ('minus', lambda sign: 1 - sign)):
    _sign_method(_name, _sign)

Context.copy_decimal = lambda self, a, /: _as_decimal(a)
Context.to_integral = Context.to_integral_value
del _name, _operation, _prefix, _function, _sign
