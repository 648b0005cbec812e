"""datetime: dates, times, durations, time zones; arithmetic, text, pickling and messages."""
import copy
import datetime as dt
import pickle
from datetime import date, datetime, time, timedelta, timezone, tzinfo


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.timetuple()[:9], d.ctime())
print(d + timedelta(days=1), d - timedelta(days=366), d - date(2024, 1, 1), d.replace(year=2023, day=1), date.fromordinal(738000), date.min, date.max, date.resolution)
print(d < date(2024, 3, 1), d == date(2024, 2, 29), d != datetime(2024, 2, 29), hash(d) == hash(date(2024, 2, 29)), f'{d:%d/%m/%y}', f'{d}', d.strftime('%A %B %j %U %W %w %u %V %G %%'), sorted([date(2, 1, 1), date(1, 1, 1)]))
t = time(13, 5, 7, 89)
print(t, repr(t), t.isoformat('milliseconds'), t.replace(hour=1), t < time(14), time(), repr(time(1)), time.min, time.max, t.strftime('%I:%M %p'), time(12, tzinfo=timezone.utc), bool(time()))
n = datetime(2024, 12, 31, 23, 59, 58, 123456)
print(n, repr(n), n.isoformat(), n.isoformat(' ', 'minutes'), n.date(), n.time(), n + timedelta(seconds=2), n.replace(microsecond=0), n.ctime(), n.timetuple()[:8], n.isocalendar()[1], repr(datetime(1, 1, 1)), n.strftime('%Y-%m-%d %H:%M:%S.%f %a %b %c %x %X %p %y %e %D %T %F %R'))
u = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
e = timezone(timedelta(hours=5, minutes=30))
w = timezone(timedelta(hours=-8), 'PST')
print(u, repr(u), u.astimezone(e), u.astimezone(w), u.astimezone(w).tzname(), u.utcoffset(), u.dst(), u == u.astimezone(e), u - u.astimezone(w), hash(u) == hash(u.astimezone(e)), u.timestamp(), u.strftime('%z %Z'), u.timetz(), u.utctimetuple()[:6])
print(e, repr(e), w, repr(w), timezone.utc, repr(timezone.utc), e.utcoffset(None), timezone(timedelta(0)) is timezone.utc, e == timezone(timedelta(hours=5.5)), hash(e) == hash(timedelta(hours=5.5)), timezone.min, timezone(timedelta(seconds=-1)))
a = timedelta(days=1, hours=2, minutes=3, seconds=4.5)
print(a, repr(a), a.days, a.seconds, a.microseconds, a.total_seconds(), -a, abs(-a), a * 2, a / 2, a // 3, a / timedelta(hours=1), a % timedelta(hours=1), divmod(a, timedelta(hours=5)), a * 1.5, a / 0.7, 2 * a)
print(timedelta(weeks=1, milliseconds=5), timedelta(0.5), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(seconds=0.1, microseconds=0.4), repr(timedelta()), timedelta(-1), timedelta(days=-1, seconds=1), timedelta.max, timedelta.min, bool(timedelta()), timedelta(1) < timedelta(2), a == timedelta(days=1, seconds=7384.5), timedelta(hours=-5))
print(datetime.strptime('2024-02-29 13:05:07.000089', '%Y-%m-%d %H:%M:%S.%f'), datetime.strptime('Mon 5 Feb 24 01 PM', '%a %d %b %y %I %p'), datetime.strptime('2024 060', '%Y %j'), datetime.strptime('2020-W10-3', '%G-W%V-%u'), datetime.strptime('12:30 +0530', '%H:%M %z'), datetime.strptime('2021 05 1', '%Y %U %w'), datetime.strptime('March', '%B'))
print(date.fromisoformat('2024-02-29'), datetime.fromisoformat('2024-02-29T13:05'), datetime.fromisoformat('2024-02-29 13:05:07.123456+05:30'), time.fromisoformat('04:23:01'), datetime.fromisoformat('2024-02-29'), date.fromisocalendar(2020, 53, 5), datetime.combine(d, t))
for text in ('20240229', '2024-W09-4', '2024-02-29T13', '20240229T130507Z', '2024-02-29T13:05:07,5', '2024-02-29T13:05:07.1234567', '2024-02-30', 'nonsense', '2024-2-9', '', '2024-02-29T25:00'):
    attempt('datetime ' + text, lambda: repr(datetime.fromisoformat(text)))
for text in ('20240229', '2024-W09', '2024-13-01', '2024/02/29', 'x'):
    attempt('date ' + text, lambda: repr(date.fromisoformat(text)))
for text in ('T04:23', '0423', '04:23:01.5', '04:23Z', '4:23', '04:61'):
    attempt('time ' + text, lambda: repr(time.fromisoformat(text)))
for label, action in (('month', lambda: date(2024, 13, 1)), ('day', lambda: date(2023, 2, 29)), ('year', lambda: date(0, 1, 1)), ('type', lambda: date('a', 1, 1)), ('float', lambda: date(2024.0, 1, 1)), ('missing', lambda: date(2024)), ('hour', lambda: time(24)), ('minute', lambda: time(1, 60)),
                      ('microsecond', lambda: time(1, 1, 1, 10**6)), ('tzinfo', lambda: time(tzinfo=3)), ('fold', lambda: time(fold=2)), ('naive and aware', lambda: n < u), ('subtract', lambda: n - u), ('equal', lambda: n == u), ('date and datetime', lambda: d < n), ('datetime and date', lambda: n < d),
                      ('add', lambda: d + 1), ('add dates', lambda: d + d), ('overflow', lambda: date.max + timedelta(1)), ('delta overflow', lambda: timedelta(10**9)), ('delta type', lambda: timedelta('a')), ('delta zero', lambda: a / 0), ('delta floor zero', lambda: a // timedelta()), ('delta str', lambda: a + 'x'),
                      ('timezone', lambda: timezone(timedelta(1))), ('timezone int', lambda: timezone(5)), ('timezone name', lambda: timezone(timedelta(0), 5)), ('set', lambda: setattr(d, 'year', 1)), ('new attribute', lambda: setattr(d, 'x', 1)), ('strptime', lambda: datetime.strptime('x', '%Y')), ('unconverted', lambda: datetime.strptime('2024x', '%Y')),
                      ('directive', lambda: datetime.strptime('x', '%q')), ('stray', lambda: datetime.strptime('x', '%')), ('ordinal', lambda: date.fromordinal(0)), ('timespec', lambda: t.isoformat('x')), ('isoformat type', lambda: date.fromisoformat(5)), ('week', lambda: date.fromisocalendar(2021, 53, 1)), ('tzinfo abstract', lambda: tzinfo().utcoffset(None)),
                      ('compare time', lambda: t < 3), ('utcoffset', lambda: time(tzinfo=timezone.utc) < t)):
    attempt(label, action)
for value in (d, t, n, u, a, e, w, timezone.utc, time(1, 2, fold=1), datetime(2024, 1, 1, fold=1)):
    print([pickle.dumps(value, p) for p in (0, 2, 4)], all(pickle.loads(pickle.dumps(value, p)) == value for p in range(6)), copy.deepcopy(value) == value)


class Zone(tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=2 if when and when.month in (6, 7) else 1)

    def dst(self, when):
        return timedelta(hours=1 if when and when.month in (6, 7) else 0)

    def tzname(self, when):
        return 'ZONE'


z = Zone()
s = datetime(2024, 6, 15, 12, tzinfo=z)
print(s, s.tzname(), s.dst(), s.utcoffset(), s.astimezone(timezone.utc), u.astimezone(z), s - datetime(2024, 1, 15, 12, tzinfo=z), s.timetuple().tm_isdst, pickle.loads(pickle.dumps(time(1, tzinfo=timezone.utc))))


class MyDate(date):
    pass


class MyTime(datetime):
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls, *args, **kwargs)


print(repr(MyDate(2024, 1, 1)), type(MyDate(2024, 1, 1) + timedelta(1)).__name__, type(MyTime(2024, 1, 1).replace(day=2)).__name__, isinstance(n, date), dt.MINYEAR, dt.MAXYEAR, MyDate.today() >= date(2024, 1, 1), datetime.now(timezone.utc).tzinfo)
print(datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(1.5, e), datetime.fromtimestamp(-0.000001, timezone.utc), hash(n), hash(d), hash(t), hash(a), hash(u), hash(time(1, tzinfo=timezone.utc)))
