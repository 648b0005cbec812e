"""Dates, times, durations and time zones."""
import math as _math
from _slotscope import version as _version, native as _native, own_bytes as _own_bytes

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR')
if _version >= 11:
    __all__ += ('UTC',)

def _clock():
    """The module time, loaded when a date asks for the clock."""
    import time
    return time


MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059
_DAYS_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYNAMES = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_FULL_DAYNAMES = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTHNAMES = (None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_FULL_MONTHNAMES = (None, 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
                    'October', 'November', 'December')


# ---- the calendar ---------------------------------------------------------------------------------

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS_IN_MONTH[month]


def _ymd2ord(year, month, day):
    """Year, month, day to a day count where 1-Jan-1 is day 1."""
    return (_days_before_year(year) + _DAYS_BEFORE_MONTH[month] + (month > 2 and _is_leap(year)) + day)


def _ord2ymd(n):
    """The inverse of _ymd2ord."""
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5
    preceding = _DAYS_BEFORE_MONTH[month] + (month > 2 and _is_leap(year))
    if preceding > n:
        month -= 1
        preceding -= _days_in_month(year, month)
    return year, month, n - preceding + 1


def _isoweek1monday(year):
    """The ordinal of the Monday that begins the first ISO week of the year."""
    firstday = _ymd2ord(year, 1, 1)
    weekday = (firstday + 6) % 7
    monday = firstday - weekday
    return monday + 7 if weekday > 3 else monday


def _integer(value):
    """An argument that has to be an integer."""
    if isinstance(value, int):
        return value
    index = getattr(type(value), '__index__', None)
    if index is not None:
        return index(value)
    if isinstance(value, float) and _version < 10:
        raise TypeError('integer argument expected, got float')
    if _version < 10:
        raise TypeError(f'an integer is required (got type {type(value).__name__})')
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def _check_date_fields(year, month, day):
    year, month, day = _integer(year), _integer(month), _integer(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in {MINYEAR}..{MAXYEAR}, not {year}' if _version >= 14 else
                         f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError(f'month must be in 1..12, not {month}' if _version >= 14 else 'month must be in 1..12')
    limit = _days_in_month(year, month)
    if not 1 <= day <= limit:
        raise ValueError(f'day {day} must be in range 1..{limit} for month {month} in year {year}' if _version >= 14
                         else 'day is out of range for month')
    return year, month, day


def _check_time_fields(hour, minute, second, microsecond, fold):
    values = []
    for name, value, limit in (('hour', hour, 23), ('minute', minute, 59), ('second', second, 59),
                               ('microsecond', microsecond, 999999)):
        value = _integer(value)
        if not 0 <= value <= limit:
            raise ValueError(f'{name} must be in 0..{limit}' + (f', not {value}' if _version >= 14 else ''))
        values.append(value)
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1' + (f', not {fold}' if _version >= 14 else ''))
    return (*values, fold)


def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _check_utc_offset(name, offset):
    if offset is None:
        return
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -_one_day < offset < _one_day:
        raise _bad_offset(offset)


def _bad_offset(offset):
    return ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), '
                      f'not {offset!r}' + ('.' if _version < 14 else ''))


def _format_time(hh, mm, ss, us, timespec='auto'):
    specs = {'hours': '{:02d}', 'minutes': '{:02d}:{:02d}', 'seconds': '{:02d}:{:02d}:{:02d}',
             'milliseconds': '{:02d}:{:02d}:{:02d}.{:03d}', 'microseconds': '{:02d}:{:02d}:{:02d}.{:06d}'}
    if timespec == 'auto':
        timespec = 'microseconds' if us else 'seconds'
    elif timespec == 'milliseconds':
        us //= 1000
    try:
        spec = specs[timespec]
    except KeyError:
        raise ValueError('Unknown timespec value') from None
    return spec.format(hh, mm, ss, us)


def _format_offset(offset, separator=':'):
    if offset is None:
        return ''
    sign = '+'
    if offset.days < 0:
        sign = '-'
        offset = -offset
    hh, mm = divmod(offset, timedelta(hours=1))
    mm, ss = divmod(mm, timedelta(minutes=1))
    text = f'{sign}{hh:02d}{separator}{mm:02d}'
    if ss or ss.microseconds:
        text += f'{separator}{ss.seconds:02d}'
        if ss.microseconds:
            text += f'.{ss.microseconds:06d}'
    return text


# ---- formatting by directives ---------------------------------------------------------------------

def _own_directive(value, directive):
    """What the C library knows nothing of: fractions of a second, offsets, names of zones; years of four digits."""
    if directive == 'f':
        return f'{getattr(value, "microsecond", 0):06d}'
    if directive == 'Z':
        return (value.tzname() if hasattr(value, 'tzname') else None) or ''
    if directive in ('z', ':z'):
        offset = value.utcoffset() if hasattr(value, 'utcoffset') else None
        return _format_offset(offset, ':' if directive == ':z' else '')
    if _version >= 14 and directive in ('Y', 'G', 'F') and not isinstance(value, time):
        year = value.isocalendar()[0] if directive == 'G' else value.year
        return f'{year:04d}' + ('-%m-%d' if directive == 'F' else '')
    return None


def _strftime(value, format, t):
    """Format by the directives of C's strftime(); t is the time tuple of the value."""
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    result = []
    position = 0
    while position < len(format):
        size = 3 if _version >= 12 and format.startswith('%:z', position) else 2 if format[position] == '%' else 1
        piece = format[position:position + size]
        own = _own_directive(value, piece[1:]) if size > 1 else None
        result.append(piece if own is None else own if piece == '%F' else own.replace('%', '%%'))
        position += size
    clock = _clock()
    return clock.strftime(''.join(result), clock.struct_time(t))


def _strptime(text, format):
    """Read a text by the directives of strptime(): the fields found."""
    import re
    patterns = {
        'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])', 'f': r'(?P<f>[0-9]{1,6})', 'H': r'(?P<H>2[0-3]|[0-1]\d|\d)',
        'I': r'(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])', 'G': r'(?P<G>\d\d\d\d)',
        'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])', 'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])',
        'M': r'(?P<M>[0-5]\d|\d)', 'S': r'(?P<S>6[0-1]|[0-5]\d|\d)', 'U': r'(?P<U>5[0-3]|[0-4]\d|\d)',
        'W': r'(?P<W>5[0-3]|[0-4]\d|\d)', 'w': r'(?P<w>[0-6])', 'u': r'(?P<u>[1-7])',
        'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)', 'y': r'(?P<y>\d\d)', 'Y': r'(?P<Y>\d\d\d\d)',
        'z': r'(?P<z>[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z))', 'Z': r'(?P<Z>utc|gmt)', '%': '%',
        'A': '(?P<A>%s)' % '|'.join(sorted(_FULL_DAYNAMES, key=len, reverse=True)).lower(),
        'a': '(?P<a>%s)' % '|'.join(_DAYNAMES).lower(), 'p': '(?P<p>am|pm)',
        'B': '(?P<B>%s)' % '|'.join(sorted(_FULL_MONTHNAMES[1:], key=len, reverse=True)).lower(),
        'b': '(?P<b>%s)' % '|'.join(_MONTHNAMES[1:]).lower()}
    whole = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}
    source = format
    for directive, meaning in whole.items():
        source = source.replace('%' + directive, meaning)
    regex = []
    position = 0
    while position < len(source):
        char = source[position]
        position += 1
        if char == '%':
            if position >= len(source):
                raise ValueError("stray %% in format '%s'" % format)
            directive = source[position]
            position += 1
            if directive not in patterns:
                raise ValueError("'%s' is a bad directive in format '%s'" % (directive, format))
            regex.append(patterns[directive])
        elif char.isspace():
            while position < len(source) and source[position].isspace():
                position += 1
            regex.append(r'\s+')
        else:
            regex.append(re.escape(char))
    found = re.compile(''.join(regex), re.IGNORECASE).match(text)
    if not found:
        raise ValueError('time data %r does not match format %r' % (text, format))
    if found.end() != len(text):
        raise ValueError('unconverted data remains: %s' % text[found.end():])
    return found.groupdict()


def _fields_from(found):
    """Year, month, day, hour, minute, second, microsecond and offset of what _strptime() found."""
    get = found.get
    year = 1900
    if get('y'):
        year = int(found['y'])
        year += 2000 if year <= 68 else 1900
    elif get('Y'):
        year = int(found['Y'])
    month, day = 1, 1
    if get('m'):
        month = int(found['m'])
    elif get('B'):
        month = [name.lower() for name in _FULL_MONTHNAMES[1:]].index(found['B'].lower()) + 1
    elif get('b'):
        month = [name.lower() for name in _MONTHNAMES[1:]].index(found['b'].lower()) + 1
    if get('d'):
        day = int(found['d'])
    hour = int(get('H') or 0)
    if get('I'):
        hour = int(found['I']) % 12 + (12 if (get('p') or '').lower() == 'pm' else 0)
    minute, second = int(get('M') or 0), int(get('S') or 0)
    micro = int((get('f') or '0').ljust(6, '0')) if get('f') else 0
    weekday = None
    if get('A'):
        weekday = [name.lower() for name in _FULL_DAYNAMES].index(found['A'].lower())
    elif get('a'):
        weekday = [name.lower() for name in _DAYNAMES].index(found['a'].lower())
    elif get('w'):
        weekday = (int(found['w']) - 1) % 7
    elif get('u'):
        weekday = int(found['u']) - 1
    if get('j'):
        _, month, day = _ord2ymd(_ymd2ord(year, 1, 1) + int(found['j']) - 1)
    elif get('G') and get('V') and weekday is not None:
        ordinal = _isoweek1monday(int(found['G'])) + (int(found['V']) - 1) * 7 + weekday
        year, month, day = _ord2ymd(ordinal)
    elif get('G') or get('V'):
        raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                         "('%A', '%a', '%w', or '%u').")
    elif (get('U') or get('W')) and weekday is not None:
        first = (_ymd2ord(year, 1, 1) + 6) % 7
        if get('U'):
            first, shifted = (first + 1) % 7, (weekday + 1) % 7
            week = int(found['U'])
        else:
            shifted, week = weekday, int(found['W'])
        to_week_1 = (7 - first) % 7
        days = shifted - first if week == 0 else to_week_1 + 7 * (week - 1) + shifted
        year, month, day = _ord2ymd(_ymd2ord(year, 1, 1) + days)
    offset = None
    if get('z'):
        z = found['z']
        if z == 'Z':
            offset = timedelta(0)
        else:
            digits = z[1:].replace(':', '')
            seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
            offset = timedelta(seconds=seconds, microseconds=int(digits[7:].ljust(6, '0')) if digits[7:] else 0)
            if z[0] == '-':
                offset = -offset
    return year, month, day, hour, minute, second, micro, offset, get('Z')


# ---- ISO 8601 -------------------------------------------------------------------------------------

def _number(text, what):
    if not (text.isascii() and text.isdigit()):
        raise ValueError(what)
    return int(text)


def _parse_isoformat_date(text):
    """Year, month and day of the date part of an ISO text."""
    year = _number(text[:4], text)
    separated = text[4:5] == '-'
    position = 4 + separated
    if text[position:position + 1] == 'W':
        if _version < 11:
            raise ValueError(text)
        position += 1
        week = _number(text[position:position + 2], text)
        position += 2
        weekday = 1
        if len(text) > position:
            if (text[position] == '-') != separated:
                raise ValueError('Inconsistent use of dash separator')
            position += separated
            weekday = _number(text[position:], text)
            if len(text[position:]) != 1:
                raise ValueError(text)
        return _isoweek_to_gregorian(year, week, weekday)
    month = _number(text[position:position + 2], text)
    position += 2
    if (text[position:position + 1] == '-') != separated:
        raise ValueError('Inconsistent use of dash separator')
    position += separated
    if len(text) != position + 2:
        raise ValueError(text)
    return year, month, _number(text[position:], text)


def _isoweek_to_gregorian(year, week, weekday):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'Year is out of range: {year}' if _version < 14 else
                         f'year must be in {MINYEAR}..{MAXYEAR}, not {year}')
    if not 0 < week < 53:
        valid = False
        if week == 53:
            first = _ymd2ord(year, 1, 1) % 7
            valid = first == 4 or first == 3 and _is_leap(year)
        if not valid:
            raise ValueError(f'Invalid week: {week}')
    if not 0 < weekday < 8:
        raise ValueError(f'Invalid weekday: {weekday} (range is [1, 7])')
    return _ord2ymd(_isoweek1monday(year) + (week - 1) * 7 + weekday - 1)


def _parse_hms(text):
    """Hour, minute, second and microsecond of a text, in as many parts as it has."""
    values = [0, 0, 0, 0]
    position = 0
    separated = text[2:3] == ':'
    for part in range(3):
        values[part] = _number(text[position:position + 2], 'Isoformat time has unusual length')
        if len(text[position:position + 2]) != 2:
            raise ValueError('Incomplete time component')
        position += 2
        following = text[position:position + 1]
        if not following or part == 2:
            break
        if separated:
            if following != ':':
                raise ValueError('Invalid time separator: %c' % following)
            position += 1
        elif _version < 11:
            raise ValueError('Invalid time separator: %c' % following)
        elif following in '.,':
            break
    if position < len(text):
        if text[position] not in ('.,' if _version >= 11 else '.') or part != 2:
            raise ValueError('Invalid microsecond component')
        digits = text[position + 1:]
        if _version < 11 and len(digits) not in (3, 6) or not digits:
            raise ValueError('Invalid microsecond component')
        values[3] = int(_number(digits[:6], 'Invalid microsecond component') * 10 ** (6 - len(digits[:6])))
        if digits[6:]:
            _number(digits[6:], 'Non-digit values in unparsed fraction')
    return values


def _parse_isoformat_time(text):
    """The fields of the time part of an ISO text, and its time zone."""
    if len(text) < 2:
        raise ValueError('Isoformat time too short')
    at = max(text.find('-'), text.find('+'))
    zone = None
    if _version >= 11 and text[-1:] in 'Zz' and at < 0:
        zone = timezone.utc
        text = text[:-1]
    elif at >= 0:
        sign = -1 if text[at] == '-' else 1
        offset_text = text[at + 1:]
        if _version < 11 and len(offset_text) not in (5, 8, 15) or len(offset_text) in (0, 1, 3):
            raise ValueError('Malformed time zone string')
        hh, mm, ss, us = _parse_hms(offset_text)
        offset = sign * timedelta(hours=hh, minutes=mm, seconds=ss, microseconds=us)
        zone = timezone.utc if not offset else timezone(offset)
        text = text[:at]
    return (*_parse_hms(text), zone)


# ---- timedelta ------------------------------------------------------------------------------------

def _divide_and_round(a, b):
    """The quotient rounded to the nearest integer, halves to the even one."""
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or r == b and q % 2 == 1:
        q += 1
    return q


_UNITS = (('days', 86400000000), ('seconds', 1000000), ('microseconds', 1), ('milliseconds', 1000),
          ('minutes', 60000000), ('hours', 3600000000), ('weeks', 604800000000))


@_native
class timedelta:
    """Difference between two datetime values."""
    __slots__ = '_days', '_seconds', '_microseconds', '_hashcode'

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        leftover = 0.0
        for (name, factor), value in zip(_UNITS, (days, seconds, microseconds, milliseconds, minutes, hours, weeks)):
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                fraction, whole = _math.modf(value)
                total += int(whole) * factor
                if fraction:
                    fraction, whole = _math.modf(factor * fraction)
                    leftover += fraction
                    total += int(whole)
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        if leftover:
            whole = round(leftover)
            if abs(whole - leftover) == 0.5 or abs(leftover) % 1 == 0.5:
                odd = total & 1
                whole = 2 * round((leftover + odd) * 0.5) - odd
            total += whole
        return cls._from_microseconds(total)

    @classmethod
    def _from_microseconds(cls, total):
        seconds, microseconds = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if abs(days) > 999999999:
            raise OverflowError('days=%d; must have magnitude <= 999999999' % days if abs(days) < 2 ** 31 else
                                'Python int too large to convert to C int')
        self = object.__new__(cls)
        self._days = days
        self._seconds = seconds
        self._microseconds = microseconds
        self._hashcode = -1
        return self

    def __repr__(self):
        args = []
        if self._days:
            args.append('days=%d' % self._days)
        if self._seconds:
            args.append('seconds=%d' % self._seconds)
        if self._microseconds:
            args.append('microseconds=%d' % self._microseconds)
        return '%s(%s)' % (_name_of(self), ', '.join(args or ['0']))

    def __str__(self):
        mm, ss = divmod(self._seconds, 60)
        hh, mm = divmod(mm, 60)
        text = '%d:%02d:%02d' % (hh, mm, ss)
        if self._days:
            text = '%d day%s, %s' % (self._days, 's' if abs(self._days) != 1 else '', text)
        if self._microseconds:
            text += '.%06d' % self._microseconds
        return text

    def total_seconds(self):
        """Total seconds in the duration."""
        return ((self._days * 86400 + self._seconds) * 10 ** 6 + self._microseconds) / 10 ** 6

    @property
    def days(self):
        """Number of days."""
        return self._days

    @property
    def seconds(self):
        """Number of seconds (>= 0 and less than 1 day)."""
        return self._seconds

    @property
    def microseconds(self):
        """Number of microseconds (>= 0 and less than 1 second)."""
        return self._microseconds

    def _to_microseconds(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._to_microseconds() + other._to_microseconds())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._to_microseconds() - other._to_microseconds())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return -self + other
        return NotImplemented

    def __neg__(self):
        return timedelta._from_microseconds(-self._to_microseconds())

    def __pos__(self):
        return timedelta._from_microseconds(self._to_microseconds())

    def __abs__(self):
        return -self if self._days < 0 else +self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._from_microseconds(self._to_microseconds() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_and_round(self._to_microseconds() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if not isinstance(other, (int, timedelta)):
            return NotImplemented
        if isinstance(other, timedelta):
            return self._to_microseconds() // other._to_microseconds()
        return timedelta._from_microseconds(self._to_microseconds() // other)

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._to_microseconds() / other._to_microseconds()
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError(_zero_division)
            return timedelta._from_microseconds(_divide_and_round(self._to_microseconds(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            if not a:
                raise ZeroDivisionError(_zero_division)
            return timedelta._from_microseconds(_divide_and_round(b * self._to_microseconds(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._to_microseconds() % other._to_microseconds())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, remainder = divmod(self._to_microseconds(), other._to_microseconds())
            return quotient, timedelta._from_microseconds(remainder)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, timedelta):
            return self._to_microseconds() == other._to_microseconds()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, timedelta):
            return self._to_microseconds() <= other._to_microseconds()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, timedelta):
            return self._to_microseconds() < other._to_microseconds()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, timedelta):
            return self._to_microseconds() >= other._to_microseconds()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, timedelta):
            return self._to_microseconds() > other._to_microseconds()
        return NotImplemented

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash((self._days, self._seconds, self._microseconds))
        return self._hashcode

    def __bool__(self):
        return self._days != 0 or self._seconds != 0 or self._microseconds != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


_zero_division = 'division by zero' if _version >= 14 else 'integer division or modulo by zero'
_one_day = timedelta(1)
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


def _name_of(self):
    """The class as reprs name it: with the module only when it is one of ours."""
    cls = type(self)
    return 'datetime.' + cls.__name__ if cls in (date, datetime, time, timedelta, timezone) else cls.__name__


# ---- date -----------------------------------------------------------------------------------------

if _version >= 9:
    class IsoCalendarDate(tuple):
        __slots__ = ()

        def __new__(cls, year, week, weekday):
            return super().__new__(cls, (year, week, weekday))

        @property
        def year(self):
            return self[0]

        @property
        def week(self):
            return self[1]

        @property
        def weekday(self):
            return self[2]

        def __reduce__(self):
            return tuple, (tuple(self),)

        def __repr__(self):
            return 'datetime.%s(year=%s, week=%s, weekday=%s)' % (type(self).__name__, *self)
else:
    def IsoCalendarDate(*fields):
        return fields


@_native
class date:
    """date(year, month, day) --> date object"""
    __slots__ = '_year', '_month', '_day', '_hashcode'

    def __new__(cls, year, month=None, day=None):
        if month is None and isinstance(year, (bytes, str)) and len(year) == 4:
            year = year.encode('latin1') if isinstance(year, str) else year
            if 1 <= year[2] <= 12:
                return cls._made(year[0] * 256 + year[1], year[2], year[3])
        if month is None or day is None:
            name, place = ('month', 2) if month is None else ('day', 3)
            raise TypeError(f"function missing required argument '{name}' (pos {place})")
        return cls._made(*_check_date_fields(year, month, day))

    @classmethod
    def _made(cls, year, month, day):
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hashcode = -1
        return self

    @classmethod
    def fromtimestamp(cls, t):
        "Construct a date from a POSIX timestamp (like time.time())."
        y, m, d = _clock().localtime(t)[:3]
        return cls(y, m, d)

    @classmethod
    def today(cls):
        "Construct a date from time.time()."
        return cls.fromtimestamp(_clock().time())

    @classmethod
    def fromordinal(cls, n):
        """Construct a date from a proleptic Gregorian ordinal."""
        n = _integer(n)
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        if n > _MAXORDINAL:
            raise ValueError(f'year must be in {MINYEAR}..{MAXYEAR}, not {_ord2ymd(n)[0]}' if _version >= 14 else
                             f'year {_ord2ymd(n)[0]} is out of range')
        return cls(*_ord2ymd(n))

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Construct a date from a string in ISO 8601 format."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(date_string) not in ((7, 8, 10) if _version >= 11 else (10,)):
                raise ValueError
            if _version < 11 and (date_string[4] != '-' or date_string[7] != '-'):
                raise ValueError
            fields = _parse_isoformat_date(date_string)
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """Construct a date from the ISO year, week number and weekday."""
        return cls(*_isoweek_to_gregorian(_integer(year), _integer(week), _integer(day)))

    if _version >= 14:
        @classmethod
        def strptime(cls, date_string, format):
            """Parse string according to the given date format."""
            return cls(*_fields_from(_strptime(date_string, format))[:3])

    def __repr__(self):
        return '%s(%d, %d, %d)' % (_name_of(self), self._year, self._month, self._day)

    def ctime(self):
        "Return ctime() style string."
        return '%s %s %2d 00:00:00 %04d' % (_DAYNAMES[self.weekday()], _MONTHNAMES[self._month], self._day, self._year)

    def strftime(self, format):
        "Format using strftime()."
        return _strftime(self, format, self._timetuple())

    def _timetuple(self):
        return (self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                self.toordinal() - _ymd2ord(self._year, 1, 1) + 1, -1)

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f'__format__() argument 1 must be str, not {type(fmt).__name__}')
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        """Return the date formatted according to ISO."""
        return '%04d-%02d-%02d' % (self._year, self._month, self._day)

    def __str__(self):
        return self.isoformat()

    @property
    def year(self):
        """year (1-9999)"""
        return self._year

    @property
    def month(self):
        """month (1-12)"""
        return self._month

    @property
    def day(self):
        """day (1-31)"""
        return self._day

    def timetuple(self):
        "Return local time tuple compatible with time.localtime()."
        return _clock().struct_time(self._timetuple())

    def toordinal(self):
        """Return proleptic Gregorian ordinal for the year, month and day."""
        return _ymd2ord(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """Return a new date with new values for the specified fields."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    if _version >= 13:
        __replace__ = replace

    def _fields(self):
        return self._year, self._month, self._day

    def _compared(self, other, operation):
        if isinstance(other, date) and not isinstance(other, datetime):
            return operation(self._fields(), other._fields())
        return NotImplemented

    def __eq__(self, other):
        return self._compared(other, tuple.__eq__)

    def __le__(self, other):
        return self._compared(other, tuple.__le__)

    def __lt__(self, other):
        return self._compared(other, tuple.__lt__)

    def __ge__(self, other):
        return self._compared(other, tuple.__ge__)

    def __gt__(self, other):
        return self._compared(other, tuple.__gt__)

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash(self._getstate()[0])
        return self._hashcode

    def __add__(self, other):
        if isinstance(other, timedelta):
            ordinal = self.toordinal() + other.days
            if 0 < ordinal <= _MAXORDINAL:
                return type(self).fromordinal(ordinal)
            raise OverflowError('date value out of range')
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def weekday(self):
        "Return day of the week, where Monday == 0 ... Sunday == 6."
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        "Return day of the week, where Monday == 1 ... Sunday == 7."
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Return a named tuple containing ISO year, week number, and weekday."""
        year = self._year
        monday = _isoweek1monday(year)
        today = self.toordinal()
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _isoweek1monday(year), 7)
        elif week >= 52 and today >= _isoweek1monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def _getstate(self):
        return bytes([*divmod(self._year, 256), self._month, self._day]),

    def __reduce__(self):
        return self.__class__, self._getstate()


_date_class = date
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


# ---- tzinfo and timezone --------------------------------------------------------------------------

@_native
class tzinfo:
    """Abstract base class for time zone info objects."""
    __slots__ = ()

    def tzname(self, dt, /):
        "datetime -> string name of time zone."
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt, /):
        "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt, /):
        "datetime -> DST offset as timedelta positive east of UTC."
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt, /):
        "datetime in UTC -> datetime in local time."
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        dst = dt.dst()
        if dst is None:
            raise ValueError('fromutc: non-None dst() result required')
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return dt + dst

    def __reduce__(self):
        getinitargs = getattr(self, '__getinitargs__', None)
        args = getinitargs() if getinitargs else ()
        if _version >= 11:
            return self.__class__, args, self.__getstate__()
        getstate = getattr(self, '__getstate__', None)
        state = getstate() if getstate else getattr(self, '__dict__', None) or None
        return (self.__class__, args) if state is None else (self.__class__, args, state)


_Omitted = object()


@_native
class timezone(tzinfo):
    """Fixed offset from UTC implementation of tzinfo."""
    __slots__ = '_offset', '_name'

    def __new__(cls, offset, name=_Omitted):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if name is _Omitted:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if not -_one_day < offset < _one_day:
            raise _bad_offset(offset)
        return cls._create(offset, name)

    @classmethod
    def _create(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __getinitargs__(self):
        """pickle support"""
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return 'datetime.timezone.utc'
        if self._name is None:
            return '%s(%r)' % (_name_of(self), self._offset)
        return '%s(%r, %r)' % (_name_of(self), self._offset, self._name)

    def __str__(self):
        return self.tzname(None)

    def utcoffset(self, dt, /):
        self._check('utcoffset', dt)
        return self._offset

    def tzname(self, dt, /):
        self._check('tzname', dt)
        if self._name is not None:
            return self._name
        if not self._offset:
            return 'UTC'
        return 'UTC' + _format_offset(self._offset)

    def dst(self, dt, /):
        self._check('dst', dt)
        return None

    @staticmethod
    def _check(method, dt):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f'{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}')

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime instance, not ' + type(dt).__name__)
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset

    def __reduce__(self):
        parts = self.__class__, self.__getinitargs__()
        return parts + (None,) if _version >= 11 else parts


timezone.utc = timezone._create(timedelta(0))
timezone.min = timezone._create(-timedelta(hours=23, minutes=59))
timezone.max = timezone._create(timedelta(hours=23, minutes=59))
if _version >= 11:
    UTC = timezone.utc


# ---- time -----------------------------------------------------------------------------------------

@_native
class time:
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object"""
    __slots__ = '_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_hashcode', '_fold'

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, (bytes, str)) and len(hour) == 6:
            hour = hour.encode('latin1') if isinstance(hour, str) else hour
            if hour[0] & 0x7f < 24:
                return cls._made(hour[0] & 0x7f, hour[1], hour[2], int.from_bytes(hour[3:], 'big'), minute or None,
                                 hour[0] >> 7)
        hour, minute, second, microsecond, fold = _check_time_fields(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        return cls._made(hour, minute, second, microsecond, tzinfo, fold)

    @classmethod
    def _made(cls, hour, minute, second, microsecond, tzinfo, fold):
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        if tzinfo is not None:
            _own_bytes(self, 8)
        self._hashcode = -1
        self._fold = fold
        return self

    @property
    def hour(self):
        """hour (0-23)"""
        return self._hour

    @property
    def minute(self):
        """minute (0-59)"""
        return self._minute

    @property
    def second(self):
        """second (0-59)"""
        return self._second

    @property
    def microsecond(self):
        """microsecond (0-999999)"""
        return self._microsecond

    @property
    def tzinfo(self):
        """timezone info object"""
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def _microseconds(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compared(self, other, operation, equality=False):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return operation(self._microseconds(), other._microseconds())
        if mine is None or theirs is None:
            if equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        return operation(self._microseconds() - mine._to_microseconds(), other._microseconds() - theirs._to_microseconds())

    def __eq__(self, other):
        return self._compared(other, int.__eq__, True)

    def __le__(self, other):
        return self._compared(other, int.__le__)

    def __lt__(self, other):
        return self._compared(other, int.__lt__)

    def __ge__(self, other):
        return self._compared(other, int.__ge__)

    def __gt__(self, other):
        return self._compared(other, int.__gt__)

    def __hash__(self):
        if self._hashcode == -1:
            t = self.replace(fold=0) if self._fold else self
            offset = t.utcoffset()
            if offset is None:
                self._hashcode = hash(t._getstate()[0])
            else:
                self._hashcode = hash(timedelta(microseconds=t._microseconds()) - offset)
        return self._hashcode

    def __repr__(self):
        if self._microsecond:
            text = ', %d, %d' % (self._second, self._microsecond)
        elif self._second:
            text = ', %d' % self._second
        else:
            text = ''
        text = '%s(%d, %d%s' % (_name_of(self), self._hour, self._minute, text)
        if self._tzinfo is not None:
            text += ', tzinfo=%r' % self._tzinfo
        if self._fold:
            text += ', fold=1'
        return text + ')'

    def isoformat(self, timespec='auto'):
        """Return the time formatted according to ISO."""
        return (_format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _format_offset(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    @classmethod
    def fromisoformat(cls, time_string, /):
        """Construct a time from a string in one of the ISO 8601 formats."""
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            text = time_string[1:] if _version >= 11 and time_string[:1] == 'T' else time_string
            fields = _parse_isoformat_time(text)
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None
        return cls(*fields)

    if _version >= 14:
        @classmethod
        def strptime(cls, date_string, format):
            """Parse string according to the given time format."""
            fields = _fields_from(_strptime(date_string, format))
            return cls(*fields[3:7], tzinfo=None if fields[7] is None else timezone(fields[7]))

    def strftime(self, format):
        """Format using strftime()."""
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f'__format__() argument 1 must be str, not {type(fmt).__name__}')
        return self.strftime(fmt) if fmt else str(self)

    def utcoffset(self):
        """Return the timezone offset as timedelta, positive east of UTC (negative west of UTC)."""
        return _asked(self._tzinfo, 'utcoffset', None)

    def tzname(self):
        """Return the timezone name."""
        return _asked_name(self._tzinfo, None)

    def dst(self):
        """Return 0 if DST is not in effect, or the DST offset (as timedelta positive eastward)."""
        return _asked(self._tzinfo, 'dst', None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """Return a new time with new values for the specified fields."""
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    if _version >= 13:
        __replace__ = replace

    def _getstate(self, protocol=3):
        hour = self._hour | (0x80 if self._fold and protocol > 3 else 0)
        state = bytes([hour, self._minute, self._second]) + self._microsecond.to_bytes(3, 'big')
        return (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce_ex__(self, protocol):
        return self.__class__, self._getstate(protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


def _asked(tz, method, dt):
    """What the time zone says, checked."""
    if tz is None:
        return None
    offset = getattr(tz, method)(dt)
    _check_utc_offset(method, offset)
    return offset


def _asked_name(tz, dt):
    if tz is None:
        return None
    name = tz.tzname(dt)
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


_time_class = time
time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_tzinfo_class = tzinfo


# ---- datetime -------------------------------------------------------------------------------------

@_native
class datetime(date):
    """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])"""
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(year, (bytes, str)) and len(year) == 10:
            s = year.encode('latin1') if isinstance(year, str) else year
            if 1 <= s[2] & 0x7f <= 12:
                return cls._built(s[0] * 256 + s[1], s[2] & 0x7f, s[3], s[4], s[5], s[6], int.from_bytes(s[7:], 'big'),
                                  month, s[2] >> 7)
        if month is None or day is None:
            name, place = ('month', 2) if month is None else ('day', 3)
            raise TypeError(f"function missing required argument '{name}' (pos {place})")
        fields = _check_date_fields(year, month, day)
        *clock, fold = _check_time_fields(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        return cls._built(*fields, *clock, tzinfo, fold)

    @classmethod
    def _built(cls, year, month, day, hour, minute, second, microsecond, tzinfo, fold):
        self = cls._made(year, month, day)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        if tzinfo is not None:
            _own_bytes(self, 8)
        self._fold = fold
        return self

    hour, minute, second, microsecond = time.hour, time.minute, time.second, time.microsecond
    tzinfo, fold = time.tzinfo, time.fold

    @classmethod
    def _fromtimestamp(cls, t, utc, tz):
        fraction, t = _math.modf(t)
        us = round(fraction * 1e6)
        if us >= 1000000:
            t += 1
            us -= 1000000
        elif us < 0:
            t -= 1
            us += 1000000
        y, m, d, hh, mm, ss = (_clock().gmtime if utc else _clock().localtime)(t)[:6]
        result = cls(y, m, d, hh, mm, min(ss, 59), us, tz)
        return tz.fromutc(result) if tz is not None else result

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """Construct a datetime from a POSIX timestamp (like time.time())."""
        _check_tzinfo(tz)
        return cls._fromtimestamp(timestamp, tz is not None, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        """Construct a naive UTC datetime from a POSIX timestamp."""
        if _version >= 12:
            import warnings
            warnings.warn('datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future '
                          'version. Use timezone-aware objects to represent datetimes in UTC: '
                          'datetime.datetime.fromtimestamp(timestamp, datetime.UTC).', DeprecationWarning, 2)
        return cls._fromtimestamp(t, True, None)

    @classmethod
    def now(cls, tz=None):
        "Construct a datetime from time.time() and optional time zone info."
        return cls.fromtimestamp(_clock().time(), tz)

    @classmethod
    def utcnow(cls):
        "Construct a UTC datetime from time.time()."
        if _version >= 12:
            import warnings
            warnings.warn('datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use '
                          'timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).',
                          DeprecationWarning, 2)
        return cls._fromtimestamp(_clock().time(), True, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        "Construct a datetime from a given date and a given time."
        if not isinstance(date, _date_class):
            raise TypeError(f'combine() argument 1 must be datetime.date, not {type(date).__name__}')
        if not isinstance(time, _time_class):
            raise TypeError(f'combine() argument 2 must be datetime.time, not {type(time).__name__}')
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Construct a datetime from a string in one of the ISO 8601 formats."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(date_string) < 7:
                raise ValueError
            at = _date_end(date_string)
            fields = _parse_isoformat_date(date_string[:at])
            clock = (0, 0, 0, 0, None)
            if len(date_string) > at:
                clock = _parse_isoformat_time(date_string[at + 1:])
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*fields, *clock)

    @classmethod
    def strptime(cls, date_string, format):
        'string, format -> new datetime parsed from a string (like time.strptime()).'
        for position, value in enumerate((date_string, format)):
            if not isinstance(value, str):
                raise TypeError(f'strptime() argument {position + 1} must be str, not {type(value).__name__}')
        *fields, offset, name = _fields_from(_strptime(date_string, format))
        zone = None
        if offset is not None:
            zone = timezone(offset) if name is None else timezone(offset, name)
        return cls(*fields, zone)

    def timetuple(self):
        "Return local time tuple compatible with time.localtime()."
        dst = self.dst()
        return _clock().struct_time((*self._timetuple()[:8], -1 if dst is None else 1 if dst else 0))

    def _timetuple(self):
        return (self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
                self.toordinal() - _ymd2ord(self._year, 1, 1) + 1, -1)

    def _seconds_since_epoch(self):
        return ((self.toordinal() - 719163) * 86400 + self._hour * 3600 + self._minute * 60 + self._second)

    def _mktime(self):
        """The POSIX timestamp of local time."""
        t = self._seconds_since_epoch()

        def local(u):
            y, m, d, hh, mm, ss = _clock().localtime(u)[:6]
            return (_ymd2ord(y, m, d) - 719163) * 86400 + hh * 3600 + mm * 60 + ss
        a = local(t) - t
        u1 = t - a
        t1 = local(u1)
        if t1 == t:
            u2 = u1 + (-86400, 86400)[self._fold]
            b = local(u2) - u2
            if a == b:
                return u1
        else:
            b = t1 - u1
        u2 = t - b
        t2 = local(u2)
        if t2 == t:
            return u2
        if t1 == t:
            return u1
        return (max, min)[self._fold](u1, u2)

    def timestamp(self):
        "Return POSIX timestamp as float"
        if self._tzinfo is None:
            return self._mktime() + self._microsecond / 1e6
        return (self - _epoch).total_seconds()

    def utctimetuple(self):
        "Return UTC time tuple compatible with time.gmtime()."
        offset = self.utcoffset()
        dt = self - offset if offset else self
        return _clock().struct_time((*dt._timetuple()[:8], 0))

    def date(self):
        "Return the date part."
        return _date_class(self._year, self._month, self._day)

    def time(self):
        "Return the time part, with tzinfo None."
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        "Return the time part, with same tzinfo."
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """Return a new datetime with new values for the specified fields."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day, self._hour if hour is None else hour,
                          self._minute if minute is None else minute, self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    if _version >= 13:
        __replace__ = replace

    def _local_timezone(self):
        timestamp = self._mktime() if self._tzinfo is None else (self - _epoch) // timedelta(seconds=1)
        local = _clock().localtime(timestamp)
        return timezone(timedelta(seconds=local.tm_gmtoff), local.tm_zone)

    def astimezone(self, tz=None):
        if tz is None:
            tz = self._local_timezone()
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError(f'tzinfo argument must be None or of a tzinfo subclass, not type \'{type(tz).__name__}\'')
        mine = self._tzinfo
        if mine is None:
            mine = self._local_timezone()
            offset = mine.utcoffset(self)
        else:
            offset = mine.utcoffset(self)
            if offset is None:
                mine = self.replace(tzinfo=None)._local_timezone()
                offset = mine.utcoffset(self)
        if tz is mine:
            return self
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        "Return ctime() style string."
        return '%s %s %2d %02d:%02d:%02d %04d' % (_DAYNAMES[self.weekday()], _MONTHNAMES[self._month], self._day,
                                                 self._hour, self._minute, self._second, self._year)

    def isoformat(self, sep='T', timespec='auto'):
        """Return the time formatted according to ISO."""
        if not isinstance(sep, str) or len(sep) != 1:
            if isinstance(sep, str):
                raise TypeError('isoformat() argument 1 must be a unicode character, not '
                                + ('str' if _version < 14 else f'a string of length {len(sep)}'))
            raise TypeError(f'isoformat() argument 1 must be a unicode character, not {type(sep).__name__}')
        return ('%04d-%02d-%02d%c' % (self._year, self._month, self._day, sep)
                + _format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _format_offset(self.utcoffset()))

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if fields[-1] == 0:
            del fields[-1]
        if fields[-1] == 0:
            del fields[-1]
        text = '%s(%s' % (_name_of(self), ', '.join(map(str, fields)))
        if self._tzinfo is not None:
            text += ', tzinfo=%r' % self._tzinfo
        if self._fold:
            text += ', fold=1'
        return text + ')'

    def __str__(self):
        return self.isoformat(sep=' ')

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC (negative west of UTC)."""
        return _asked(self._tzinfo, 'utcoffset', self)

    def tzname(self):
        """Return the timezone name."""
        return _asked_name(self._tzinfo, self)

    def dst(self):
        """Return 0 if DST is not in effect, or the DST offset (as timedelta positive eastward)."""
        return _asked(self._tzinfo, 'dst', self)

    def _fields(self):
        return (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)

    def _compared(self, other, operation, equality=False):
        if not isinstance(other, datetime):
            if isinstance(other, date) and _version < 13:
                if equality:
                    return False
                raise TypeError(f"can't compare {type(self).__module__}.{type(self).__name__} to "
                                f'{type(other).__module__}.{type(other).__name__}')
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return operation(self._fields(), other._fields())
        mine, theirs = self.utcoffset(), other.utcoffset()
        if equality and (mine != self.replace(fold=not self._fold).utcoffset()
                         or theirs != other.replace(fold=not other._fold).utcoffset()):
            return False
        if mine == theirs:
            return operation(self._fields(), other._fields())
        if mine is None or theirs is None:
            if equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        difference = self - other
        return operation((difference.days, difference.seconds, difference.microseconds), (0, 0, 0))

    def __eq__(self, other):
        return self._compared(other, tuple.__eq__, True)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        total = timedelta(self.toordinal(), self._hour * 3600 + self._minute * 60 + self._second, self._microsecond) + other
        if not 0 < total.days <= _MAXORDINAL:
            raise OverflowError('date value out of range')
        hour, rest = divmod(total.seconds, 3600)
        minute, second = divmod(rest, 60)
        return type(self).combine(_date_class.fromordinal(total.days),
                                  _time_class(hour, minute, second, total.microseconds, tzinfo=self._tzinfo))

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, timedelta):
                return self + -other
            return NotImplemented
        base = timedelta(self.toordinal() - other.toordinal(),
                         (self._hour - other._hour) * 3600 + (self._minute - other._minute) * 60
                         + self._second - other._second, self._microsecond - other._microsecond)
        if self._tzinfo is other._tzinfo:
            return base
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return base
        if mine is None or theirs is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return base + theirs - mine

    def __hash__(self):
        if self._hashcode == -1:
            t = self.replace(fold=0) if self._fold else self
            offset = t.utcoffset()
            if offset is None:
                self._hashcode = hash(t._getstate()[0])
            else:
                days = _ymd2ord(self._year, self._month, self._day)
                seconds = self._hour * 3600 + self._minute * 60 + self._second
                self._hashcode = hash(timedelta(days, seconds, self._microsecond) - offset)
        return self._hashcode

    def _getstate(self, protocol=3):
        month = self._month | (0x80 if self._fold and protocol > 3 else 0)
        state = bytes([*divmod(self._year, 256), month, self._day, self._hour, self._minute, self._second])
        state += self._microsecond.to_bytes(3, 'big')
        return (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce_ex__(self, protocol):
        return self.__class__, self._getstate(protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


def _date_end(text):
    """Where the date part of an ISO text ends."""
    if _version < 11:
        if text[4] != '-' or text[7:8] != '-' or len(text) < 10:
            raise ValueError
        return 10
    if text[4] == '-':
        if text[5] == 'W':
            if len(text) > 8 and text[8] == '-':
                if len(text) == 9:
                    raise ValueError('Invalid ISO string')
                return 8 if len(text) > 10 and text[10].isdigit() else 10
            return 8
        return 10
    if text[4] == 'W':
        index = 7
        while index < len(text) and text[index].isdigit():
            index += 1
        return index if index < 9 else 7 if index % 2 == 0 else 8
    return 8


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
