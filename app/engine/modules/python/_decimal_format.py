"""How decimal numbers are written: format() with the language of format specifications."""
from _decimal_digits import rounded_quotient, digits_of, text_of
from _slotscope import version as _version


class _Spec:
    """A format specification taken apart."""

    def __init__(self, text):
        self.fill, self.align, self.sign, self.zero, self.comma, self.precision, self.kind = ' ', None, '-', False, '', None, None
        i = 0
        if len(text) > 1 and text[1] in '<>=^':
            self.fill, self.align, i = text[0], text[1], 2
        elif text[:1] in tuple('<>=^'):
            self.align, i = text[0], 1
        if text[i:i + 1] in ('+', '-', ' '):
            self.sign, i = text[i], i + 1
        self.positive_zero = _version >= 11 and text[i:i + 1] == 'z'
        i += self.positive_zero
        self.alternate = _version >= 13 and text[i:i + 1] == '#'
        i += self.alternate
        if text[i:i + 1] == '0':
            self.zero, i = True, i + 1
        start = i
        while text[i:i + 1].isdecimal():
            i += 1
        self.width = int(text[start:i] or 0)
        if text[i:i + 1] in (',', '_'):
            self.comma, i = text[i], i + 1
        if text[i:i + 1] == '.':
            start = i = i + 1
            while text[i:i + 1].isdecimal():
                i += 1
            if start == i:
                raise ValueError('invalid format string')
            self.precision = int(text[start:i])
        if text[i:i + 1] in tuple('eEfFgGnN%'):
            self.kind, i = text[i], i + 1
        if self.kind == 'N' and _version >= 13:
            import warnings
            warnings.warn("Format specifier 'N' is deprecated", DeprecationWarning, stacklevel=4)
        if i != len(text) or self.comma == '_' or self.kind in ('n', 'N') and self.comma or self.zero and self.align not in (None, '='):
            raise ValueError('invalid format string')
        if self.zero:
            self.fill, self.align = '0', '='


def _rounded(sign, n, exponent, target, rounding):
    if exponent >= target:
        return n * 10 ** (exponent - target), target
    return rounded_quotient(n, 10 ** (target - exponent), rounding, sign)[0], target


def _to_digits(sign, n, exponent, count, rounding):
    """At most `count` digits."""
    surplus = digits_of(n) - count
    if surplus > 0:
        n, exponent = _rounded(sign, n, exponent, exponent + surplus, rounding)
        if digits_of(n) > count:
            n, exponent = n // 10, exponent + 1
    return n, exponent


def _grouped(whole, spec, room):
    """Commas every three digits; zero padding is grouped too."""
    if not spec.comma:
        return whole
    if spec.fill == '0' and spec.align == '=':
        while True:
            text = _with_commas(whole)
            if len(text) >= room:
                return text
            whole = '0' + whole
    return _with_commas(whole)


def _with_commas(whole):
    first = len(whole) % 3 or 3
    return ','.join([whole[:first]] + [whole[i:i + 3] for i in range(first, len(whole), 3)])


def _padded(sign, body, spec):
    room = spec.width - len(sign) - len(body)
    if room <= 0:
        return sign + body
    align = spec.align or '>'
    if align == '<':
        return sign + body + spec.fill * room
    if align == '>':
        return spec.fill * room + sign + body
    if align == '=':
        return sign + spec.fill * room + body
    return spec.fill * (room // 2) + sign + body + spec.fill * (room - room // 2)


def formatted(number, text, context):
    """format(number, text)."""
    if not isinstance(text, str):
        raise TypeError('format argument must be str')
    spec = _Spec(text)
    negative = number._sign
    if number._kind:
        body = 'Infinity' if number._kind == 'F' else str(number.copy_abs())
        if spec.fill == '0' and spec.align == '=':
            spec.fill = ' '
            spec.align = '>'
        if spec.kind == '%':
            body += '%'
        return _padded('-' if negative else '' if spec.sign == '-' else spec.sign, body, spec)
    kind = spec.kind or ('G' if context._capitals else 'g')
    if kind in ('n', 'N'):
        kind = 'g' if kind == 'n' else 'G'
    n, exponent = number._n, number._exp
    if kind == '%':
        exponent += 2
    precision = spec.precision
    if precision is not None:
        if kind in 'eE':
            n, exponent = _to_digits(negative, n, exponent, precision + 1, context._rounding)
            if not n:
                exponent = exponent if exponent else 0
        elif kind in 'fF%':
            n, exponent = _rounded(negative, n, exponent, -precision, context._rounding)
        else:
            n, exponent = _to_digits(negative, n, exponent, precision or 1, context._rounding)
    if not n and exponent > 0 and kind in 'fF%':
        exponent = 0
    digits = text_of(n)
    left = exponent + len(digits)
    if kind in 'eE':
        point = 1 - precision if not n and precision is not None else 1
    elif kind in 'fF%':
        point = left
    else:
        point = left if exponent <= 0 and left > -6 else 1
    if point < 0 or point == 0 and kind not in 'eE':
        whole, fraction = '0', '0' * -point + digits
    elif point > len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point] or '0', digits[point:]
    if precision is not None and kind in 'eE':
        fraction = fraction.ljust(precision, '0')
    tail = '.' + fraction if fraction or spec.alternate else ''
    shown = left - point
    if kind in 'eE' or kind in 'gG' and shown:
        tail += ('E' if kind in 'EG' else 'e') + '%+d' % shown
    if kind == '%':
        tail += '%'
    if spec.positive_zero and not n:
        negative = 0
    sign = '-' if negative else '' if spec.sign == '-' else spec.sign
    whole = _grouped(whole, spec, spec.width - len(sign) - len(tail))
    return _padded(sign, whole + tail, spec)
