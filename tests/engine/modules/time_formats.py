# python: 3.8-3.13
"""strftime with flags, widths and modifiers; the bounds of the fields of a moment."""
import datetime
import time

MOMENT = (2000, 1, 5, 3, 4, 5, 2, 5, 0)


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


for form in ('%-d', '%-m', '%-H', '%-I', '%-j', '%_d', '%05d', '%3d', '%^a', '%^B', '%#a', '%#p', '%-y', '%e', '%-e', '%0e',
             '%10Y', '%Ey', '%Od', '%10a', '%k', '%l', '%C', '%G', '%u', '%U', '%V', '%W', '%D', '%F', '%T', '%P', '%n',
             '%c', '%^c', '%x', '%+', '%i', '%', 'a%%b', 'é%dé'):
    print(form, repr(time.strftime(form, MOMENT)), repr(datetime.datetime(2000, 1, 5, 13, 4, 5, 678).strftime(form)),
          repr(datetime.date(2000, 1, 5).strftime(form)))
zoned = datetime.datetime(2000, 1, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=-5, minutes=-30)))
for form in ('%z', '%Z', '%f', '%z|%Z|%f|%%z'):
    print(form, repr(zoned.strftime(form)))
for place, values in ((1, (0, 12, 13)), (2, (0, 31, 32)), (3, (-1, 23, 24)), (4, (-1, 59, 60)), (5, (-1, 61, 62)),
                      (6, (-2, 7)), (7, (-1, 0, 366, 367))):
    for value in values:
        fields = [1900, 1, 1, 0, 0, 0, 0, 1, -1]
        fields[place] = value
        attempt(time.asctime, tuple(fields))
        attempt(time.strftime, '%Y %m %d %H %M %S %w %j', tuple(fields))
attempt(time.strftime, '%Y %m %d %w %j', (2000,) + (0,) * 8)
attempt(time.mktime, (1 << 70, 1, 1, 0, 0, 0, 0, 1, -1))
attempt(time.gmtime, float('nan'))
attempt(time.gmtime, 1 << 70)
