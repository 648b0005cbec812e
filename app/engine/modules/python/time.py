"""Clocks, and moments as fields and as text. Local time is UTC here: programs have no time zone to ask for."""
from _time import *
from _slotscope import version as _version, native as _native, builtin as _builtin

timezone = altzone = daylight = 0
tzname = ('UTC', 'UTC')
CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = 0, 1, 2, 3
CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME = 4, 7
if _version >= 9:
    CLOCK_TAI = 11
_STRUCT_TM_ITEMS = 11
thread_time_ns = process_time_ns

_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
           'December')
_FIELDS = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')


class struct_time(tuple):
    """The time value as returned by gmtime(), localtime(), and strptime(), and
accepted by asctime(), mktime() and strftime().  May be considered as a
sequence of 9 integers.

Note that several fields' values are not the same as those defined by
the C language standard for struct tm.  For example, the value of the
field tm_year is the actual year, not year - 1900.  See individual
fields' descriptions for details."""
    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    if _version >= 10:
        __match_args__ = _FIELDS

    def __new__(cls, sequence, dict=None):
        values = tuple(sequence)
        if len(values) < 9:
            raise TypeError(f'time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)')
        if len(values) > 11:
            raise TypeError(f'time.struct_time() takes an at most 11-sequence ({len(values)}-sequence given)')
        self = tuple.__new__(cls, values[:9])
        zone, offset = (values[9:] + (None, None))[:2]
        extra = dict or {}
        self.__dict__['tm_zone'] = zone if zone is not None else extra.get('tm_zone')
        self.__dict__['tm_gmtoff'] = offset if offset is not None else extra.get('tm_gmtoff')
        return self

    def __repr__(self):
        return 'time.struct_time(%s)' % ', '.join(f'{name}={value!r}' for name, value in zip(_FIELDS, self))

    def __reduce__(self):
        return struct_time, (tuple(self), {'tm_zone': self.tm_zone, 'tm_gmtoff': self.tm_gmtoff})


def _field(name, index):
    def get(self):
        return self[index]
    get.__name__ = name
    return property(get)


for _index, _name in enumerate(_FIELDS):
    setattr(struct_time, _name, _field(_name, _index))
_native(struct_time)
del _index, _name


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_days(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _seconds(value):
    if value is None:
        return int(time() // 1)
    if not isinstance(value, (int, float)):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer" if _version >= 10
                        else f'an integer is required (got type {type(value).__name__})')
    if value != value:
        raise ValueError('Invalid value NaN (not a number)')
    if not -2 ** 63 <= value < 2 ** 63:
        raise OverflowError('timestamp out of range for platform time_t')
    return int(value // 1)


def _broken_down(seconds, zone):
    total = _seconds(seconds)
    days, rest = divmod(total, 86400)
    ordinal = days + 719163
    year = ordinal * 400 // 146097 + 1
    while _days_before_year(year) >= ordinal:
        year -= 1
    day = ordinal - _days_before_year(year)
    year_day, month = day, 1
    while day > _month_days(year, month):
        day -= _month_days(year, month)
        month += 1
    return struct_time((year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (ordinal + 6) % 7, year_day, 0, zone, 0))


def gmtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing UTC."""
    return _broken_down(seconds, 'GMT')


def localtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing local time."""
    return _broken_down(seconds, 'UTC')


def _fields(t, function):
    if not isinstance(t, tuple):
        raise TypeError('Tuple or struct_time argument required')
    if len(t) != 9:
        raise TypeError(f'{function}(): illegal time tuple argument')
    return t


def _checked_fields(t, function):
    """The fields of a moment, each in its range; zeros stand for the first month and the first days."""
    t = _fields(t, function)
    year, month, day, hour, minute, second, weekday, yearday, _ = t
    month, day, weekday, yearday = month or 1, day or 1, weekday + 1, yearday or 1
    for value, low, high, what in ((month, 1, 12, 'month'), (day, 1, 31, 'day of month'), (hour, 0, 23, 'hour'),
                                   (minute, 0, 59, 'minute'), (second, 0, 61, 'seconds'),
                                   (weekday, 0, weekday, 'day of week'), (yearday, 1, 366, 'day of year')):
        if not low <= value <= high:
            raise ValueError(what + ' out of range')
    return struct_time((year, month, day, hour, minute, second, (weekday - 1) % 7, yearday, t[8],
                        getattr(t, 'tm_zone', 'UTC')))


def mktime(t, /):
    """Convert a time tuple in local time to seconds since the Epoch."""
    year, month, day, hour, minute, second = _fields(t, 'mktime')[:6]
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not -2 ** 31 <= year - 1900 < 2 ** 31:
        raise OverflowError('Python int too large to convert to C long' if abs(year) >= 2 ** 63 else
                            'year out of range')
    days = _days_before_year(year) + sum(_month_days(year, m) for m in range(1, month)) + day - 719163
    return float(days * 86400 + hour * 3600 + minute * 60 + second)


def asctime(t=None, /):
    """Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."""
    t = localtime() if t is None else _checked_fields(t, 'asctime')
    return '%s %s %2d %02d:%02d:%02d %d' % (_DAYS[t[6]][:3], _MONTHS[t[1] - 1][:3], t[2], t[3], t[4], t[5], t[0])


def ctime(seconds=None, /):
    """Convert a time in seconds since the Epoch to a string in local time."""
    return asctime(localtime(seconds))


def _iso_week(t):
    """Year and number of the ISO week."""
    week = (t[7] - (t[6] + 1) + 10) // 7
    if week < 1:
        year = t[0] - 1
        first = (t[6] - (t[7] - 1) - (366 if _is_leap(year) else 365)) % 7
        return year, 53 if first == 3 or first == 2 and _is_leap(year) else 52
    if week == 53 and (t[6] - t[7] + 1 + (366 if _is_leap(t[0]) else 365)) % 7 < 4:
        return t[0] + 1, 1
    return t[0], week


_WHOLE = {'c': '%a %b %e %H:%M:%S %Y', 'x': '%m/%d/%y', 'D': '%m/%d/%y', 'X': '%H:%M:%S', 'T': '%H:%M:%S', 'R': '%H:%M',
          'F': '%Y-%m-%d', 'r': '%I:%M:%S %p'}
_ALTERNATIVES = {'E': 'cCyYxX', 'O': 'deHImMSuUVwWy'}


def _number(c, t):
    """The value of a numeric directive, its number of digits and what fills them; None for any other directive."""
    year, month, day, hour, minute, second, weekday, yearday = t[:8]
    if c in 'GVg':
        iso_year, week = _iso_week(t)
        return {'G': (iso_year, 1, '0'), 'V': (week, 2, '0'), 'g': (iso_year % 100, 2, '0')}[c]
    if c == 's':
        return int(mktime(t)), 1, '0'
    sunday = (weekday + 1) % 7
    return {'Y': (year, 1, '0'), 'y': (year % 100, 2, '0'), 'C': (year // 100, 1, '0'), 'm': (month, 2, '0'),
            'd': (day, 2, '0'), 'e': (day, 2, ' '), 'H': (hour, 2, '0'), 'k': (hour, 2, ' '),
            'I': (hour % 12 or 12, 2, '0'), 'l': (hour % 12 or 12, 2, ' '), 'M': (minute, 2, '0'), 'S': (second, 2, '0'),
            'j': (yearday, 3, '0'), 'w': (sunday, 1, '0'), 'u': (weekday + 1, 1, '0'),
            'U': ((yearday + 6 - sunday) // 7, 2, '0'), 'W': ((yearday + 6 - weekday) // 7, 2, '0')}.get(c)


def _words(c, t, flags):
    """The text of a directive that is no number; None for one that does not exist."""
    changed = '#' in flags
    if c in 'aA' or c in 'bBh':
        name = _DAYS[t[6]] if c in 'aA' else _MONTHS[t[1] - 1]
        name = name if c in 'AB' else name[:3]
        return name.upper() if changed else name
    if c in 'pP':
        name = 'AM' if t[3] < 12 else 'PM'
        return name.lower() if changed or c == 'P' else name
    if c in _WHOLE:
        return _formatted(_WHOLE[c], t)
    if c == 'Z':
        name = t.tm_zone or ''
        return name.lower() if changed else name
    return {'n': '\n', 't': '\t', '%': '%', 'z': '+0000'}.get(c)


def _directive(c, t, flags, width):
    number = _number(c, t)
    pad = next((flag for flag in reversed(flags) if flag in '_-0'), None)
    if number is None:
        text = _words(c, t, flags)
        if text is None:
            return None
        text = text.upper() if '^' in flags else text
        return text.rjust(width, '0' if pad == '0' else ' ')
    value, digits, filler = number
    filler = {'_': ' ', '0': '0', None: filler}.get(pad, '')
    text = str(abs(value))
    if filler:
        text = text.rjust(max(digits, width) - (value < 0), filler)
    return '-' + text if value < 0 else text


def _formatted(format, t):
    """A format with its directives replaced: %, flags, a width, E or O, and a letter."""
    result, i = [], 0
    while i < len(format):
        start = i
        i += 1
        if format[start] != '%':
            result.append(format[start])
            continue
        while i < len(format) and format[i] in '_-0^#':
            i += 1
        flags = format[start + 1:i]
        first_digit = i
        while i < len(format) and format[i] in '0123456789':
            i += 1
        width = int(format[first_digit:i] or 0)
        alternative = format[i:i + 1] if format[i:i + 1] in _ALTERNATIVES else ''
        i += len(alternative)
        letter = format[i:i + 1]
        i += 1
        known = letter and letter in _ALTERNATIVES.get(alternative, letter)
        text = _directive(letter, t, flags, width) if known else None
        result.append(format[start:i] if text is None else text)
    return ''.join(result)


def strftime(format, t=None, /):
    """Convert a time tuple to a string according to a format specification."""
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    return _formatted(format, localtime() if t is None else _checked_fields(t, 'strftime'))


def strptime(string, format='%a %b %d %H:%M:%S %Y', /):
    """Parse a string to a time tuple according to a format specification."""
    from datetime import datetime
    return struct_time(tuple(datetime.strptime(string, format).timetuple()[:8]) + (-1,))


def clock_gettime_ns(clk_id, /):
    """Return the time of the specified clock clk_id as nanoseconds."""
    clocks = {CLOCK_REALTIME: time_ns, CLOCK_PROCESS_CPUTIME_ID: process_time_ns, CLOCK_THREAD_CPUTIME_ID: thread_time_ns}
    if clk_id not in clocks and clk_id not in (CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME, 11):
        raise OSError(22, 'Invalid argument')
    return clocks.get(clk_id, monotonic_ns)()


def clock_gettime(clk_id, /):
    """Return the time of the specified clock clk_id as a float."""
    return clock_gettime_ns(clk_id) / 1e9


def clock_getres(clk_id, /):
    """Return the resolution (precision) of the specified clock clk_id."""
    clock_gettime_ns(clk_id)
    return 1e-09


def tzset():
    """Initialize, or reinitialize, the local timezone: it is always UTC here."""


def get_clock_info(name, /):
    """Get information of the specified clock."""
    from types import SimpleNamespace
    if name not in ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time'):
        raise ValueError('unknown clock')
    return SimpleNamespace(implementation=f'clock_gettime(CLOCK_{"REALTIME" if name == "time" else "MONOTONIC"})',
                           monotonic=name != 'time', adjustable=name == 'time', resolution=1e-09)


for _function in (clock_gettime, clock_gettime_ns, clock_getres, tzset, gmtime, localtime, mktime, asctime, ctime, strftime, strptime, get_clock_info):
    _function.__module__ = 'time'
    _builtin(_function)
del _function
