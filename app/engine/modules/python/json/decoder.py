"""Decoding of JSON text."""
from _slotscope import version as _version

__all__ = ['JSONDecoder', 'JSONDecodeError']


class JSONDecodeError(ValueError):
    """Subclass of ValueError with the message, the document and the place in it."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        super().__init__('%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_constants = {'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}
_blank = ' \t\n\r'
_hexadecimal = set('0123456789abcdefABCDEF')


def _after_blanks(s, idx):
    """The next position that holds no blank."""
    size = len(s)
    while idx < size and s[idx] in _blank:
        idx += 1
    return idx


def _digits_end(s, idx):
    size = len(s)
    while idx < size and '0' <= s[idx] <= '9':
        idx += 1
    return idx


def _number_ends(s, idx):
    """Where the integer part and the whole of a number end; None when there is no number."""
    start = idx
    if s[idx:idx + 1] == '-':
        idx += 1
    first = s[idx:idx + 1]
    if first == '0':
        idx += 1
    elif '1' <= first <= '9':
        idx = _digits_end(s, idx)
    else:
        return None
    integer = end = idx
    if s[idx:idx + 1] == '.':
        after = _digits_end(s, idx + 1)
        if after > idx + 1:
            end = idx = after
    if s[idx:idx + 1] in ('e', 'E'):
        at = idx + 1
        if s[at:at + 1] in ('+', '-'):
            at += 1
        after = _digits_end(s, at)
        if after > at:
            end = after
    return integer, end


def _chunk_end(s, end, strict):
    """Where plain text ends: at a quote, a backslash or, when strict, a control character."""
    quote = s.find('"', end)
    if quote < 0:
        quote = len(s)
    backslash = s.find('\\', end, quote)
    if backslash >= 0:
        quote = backslash
    if strict and not s[end:quote].isprintable():
        for at in range(end, quote):
            if s[at] < ' ':
                return at
    return quote


_escapes = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


def _code_unit(s, pos):
    """The four hexadecimal digits after \\u."""
    digits = s[pos + 1:pos + 5]
    if len(digits) != 4 or not _hexadecimal.issuperset(digits):
        raise JSONDecodeError('Invalid \\uXXXX escape', s, pos)
    return int(digits, 16)


def scanstring(s, end, strict=True):
    """The string whose opening quote is before s[end], and the position after its closing quote."""
    begin = end - 1
    start, end = end, _chunk_end(s, end, strict)
    if s[end:end + 1] == '"':
        return s[start:end], end + 1
    parts = []
    while True:
        parts.append(s[start:end])
        mark = s[end:end + 1]
        if mark == '"':
            return ''.join(parts), end + 1
        if not mark:
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        if mark != '\\':
            raise JSONDecodeError('Invalid control character at', s, end)
        end += 1
        escape = s[end:end + 1]
        if not escape:
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        if escape != 'u':
            if escape not in _escapes:
                raise JSONDecodeError('Invalid \\escape', s, end - 1)
            parts.append(_escapes[escape])
            end += 1
        else:
            unit = _code_unit(s, end)
            end += 5
            if 0xd800 <= unit <= 0xdbff and s[end:end + 2] == '\\u':
                second = _code_unit(s, end + 1)
                if 0xdc00 <= second <= 0xdfff:
                    unit = 0x10000 + ((unit - 0xd800) << 10 | second - 0xdc00)
                    end += 6
            parts.append(chr(unit))
        start, end = end, _chunk_end(s, end, strict)


class JSONDecoder:
    """Simple JSON decoder."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _constants.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.memo = {}

    def decode(self, s):
        """Return the Python representation of ``s`` (a ``str`` instance containing a JSON document)."""
        obj, end = self.raw_decode(s, _after_blanks(s, 0))
        end = _after_blanks(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """Decode a JSON document from ``s`` that may have extraneous data after it: (object, end)."""
        if idx < 0:
            raise ValueError('idx cannot be negative')
        try:
            return self._scan(s, idx)
        except StopIteration as error:
            raise JSONDecodeError('Expecting value', s, error.value) from None
        finally:
            self.memo.clear()

    def _scan(self, s, idx):
        """The value that begins at s[idx] and the position after it."""
        char = s[idx:idx + 1]
        if char == '"':
            return scanstring(s, idx + 1, self.strict)
        if char == '{':
            return self._object(s, idx + 1)
        if char == '[':
            return self._array(s, idx + 1)
        if char == 'n' and s.startswith('null', idx):
            return None, idx + 4
        if char == 't' and s.startswith('true', idx):
            return True, idx + 4
        if char == 'f' and s.startswith('false', idx):
            return False, idx + 5
        ends = _number_ends(s, idx)
        if ends is not None:
            integer, end = ends
            return (self.parse_float if end > integer else self.parse_int)(s[idx:end]), end
        for name in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(name, idx):
                return self.parse_constant(name), idx + len(name)
        raise StopIteration(idx)

    def _value(self, s, idx):
        try:
            return self._scan(s, idx)
        except StopIteration as error:
            raise JSONDecodeError('Expecting value', s, error.value) from None

    def _object(self, s, idx):
        """What follows an opening brace."""
        pairs = []
        idx = _after_blanks(s, idx)
        if s[idx:idx + 1] == '}':
            return self._finished(pairs), idx + 1
        if s[idx:idx + 1] != '"':
            raise JSONDecodeError('Expecting property name enclosed in double quotes', s, idx)
        while True:
            key, idx = scanstring(s, idx + 1, self.strict)
            key = self.memo.setdefault(key, key)
            idx = _after_blanks(s, idx)
            if s[idx:idx + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, idx)
            value, idx = self._value(s, _after_blanks(s, idx + 1))
            pairs.append((key, value))
            idx = _after_blanks(s, idx)
            char = s[idx:idx + 1]
            if char == '}':
                return self._finished(pairs), idx + 1
            if char != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, idx)
            comma = idx
            idx = _after_blanks(s, idx + 1)
            if s[idx:idx + 1] != '"':
                if _version >= 13 and s[idx:idx + 1] == '}':
                    raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, idx)

    def _finished(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        result = dict(pairs)
        return result if self.object_hook is None else self.object_hook(result)

    def _array(self, s, idx):
        """What follows an opening bracket."""
        values = []
        idx = _after_blanks(s, idx)
        if s[idx:idx + 1] == ']':
            return values, idx + 1
        while True:
            value, idx = self._value(s, idx)
            values.append(value)
            idx = _after_blanks(s, idx)
            char = s[idx:idx + 1]
            if char == ']':
                return values, idx + 1
            if char != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, idx)
            comma = idx
            idx = _after_blanks(s, idx + 1)
            if _version >= 13 and s[idx:idx + 1] == ']':
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)
