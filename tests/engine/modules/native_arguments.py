"""Wrong arguments for methods that are native: counts and keywords in their words."""
import contextvars
import datetime
import decimal
import io
import threading
import time


def attempt(function, *args, **kwargs):
    try:
        print(type(function(*args, **kwargs)).__name__)
    except Exception as error:
        print(type(error).__name__, error)


data = io.BytesIO(b'abc')
attempt(data.write)
attempt(data.write, 1, 2)
attempt(data.write, b'x', z=1)
attempt(data.read, 1, 2)
attempt(data.read, size=1)
attempt(data.getvalue, 1)
attempt(data.getvalue, x=1)
attempt(data.seek)
attempt(data.seek, 1, 2, 3)
attempt(data.readline, 1, 2)
attempt(data.tell, 1)
attempt(data.close, 1)
attempt(io.BytesIO, 1, 2)
attempt(io.BytesIO, b'', x=1)
attempt(io.BytesIO, initial_bytes=b'a')
text = io.StringIO('abc')
attempt(text.write)
attempt(text.write, 1, 2)
attempt(text.read, 1, 2)
attempt(text.getvalue, 1)
attempt(io.StringIO, 1, 2, 3)
attempt(io.StringIO, '', x=1)
number = decimal.Decimal('1')
attempt(number.quantize)
attempt(number.sqrt, 1, 2)
attempt(decimal.Decimal, 1, 2, 3)
attempt(number.is_nan, 1)
attempt(number.as_tuple, 1)
attempt(number.compare)
attempt(decimal.Decimal, x=1)
attempt(number.normalize, 1, 2, 3)
day = datetime.date(1, 2, 3)
attempt(datetime.date)
attempt(datetime.date, 1)
attempt(datetime.date, 1, 2, 3, 4)
attempt(day.isoformat, 1)
attempt(day.replace, x=1)
attempt(datetime.date.fromisoformat)
attempt(day.strftime)
attempt(day.weekday, 1)
attempt(datetime.datetime)
attempt(datetime.timedelta, x=1)
attempt(datetime.timedelta, 1, 2, 3, 4, 5, 6, 7, 8)
attempt(datetime.timedelta(1).total_seconds, 1)
attempt(datetime.timezone)
attempt(datetime.timezone.utc.utcoffset)
lock = threading.Lock()
attempt(lock.release, 1)
attempt(lock.locked, 1)
attempt(time.asctime, 1, 2)
attempt(contextvars.ContextVar('v').set)
