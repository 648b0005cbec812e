"""What is C in CPython leaves no entries in a traceback."""
import datetime
import io
import pickle
import sys
import traceback
from decimal import Decimal


def report(action):
    try:
        action()
    except Exception:
        print([entry.name for entry in traceback.extract_tb(sys.exc_info()[2])], traceback.format_exc().splitlines()[-1])


report(lambda: datetime.date(2024, 13, 1))
report(lambda: Decimal(1) / 0)
report(lambda: io.StringIO().write(5))
report(lambda: pickle.dumps(sys))
report(lambda: datetime.timedelta('a'))
Decimal('one and a half')
