# The text of an encoding error whose fields were set to something odd or deleted.
import sys


def attempt(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)


def each():
    yield UnicodeEncodeError('a', 'xxxxx', 1, 3, 'r')
    yield UnicodeDecodeError('a', b'xxxxx', 1, 3, 'r')
    yield UnicodeTranslateError('xxxx', 1, 3, 'r')


for name in 'encoding', 'reason':
    for e in each():
        attempt(lambda: setattr(e, name, 4000))
        attempt(lambda: str(e))
        attempt(lambda: delattr(e, name))
        attempt(lambda: str(e))
for e in each():
    attempt(lambda: delattr(e, 'start'))
    attempt(lambda: setattr(e, 'end', 'a'))
    attempt(lambda: delattr(e, 'object'))
    attempt(lambda: str(e))
print(repr(str(UnicodeEncodeError.__new__(UnicodeEncodeError))))
