"""io: StringIO and BytesIO, positions, lines, newlines and messages."""
import io
from io import StringIO, BytesIO


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


s = StringIO()
print(s.write('one\ntwo'), s.write('\nthree'), s.tell(), s.getvalue(), s.seek(0), s.read(2), s.readline(), s.readlines(), s.read())
s.seek(2)
s.write('XX')
print(repr(s.getvalue()), s.tell(), s.truncate(5), repr(s.getvalue()), s.seek(0, 2), s.seek(7), s.write('!'), repr(s.getvalue()))
print(list(StringIO('a\nb\nc')), [line for line in StringIO('x\n\ny\n')], StringIO('abc').read(), StringIO('a\r\nb\rc').readlines(), StringIO('a\r\nb\rc', newline='').readlines(), StringIO('a\r\nb\rc', newline=None).readlines(), repr(StringIO('a\nb', newline='\r\n').getvalue()))
print(s.closed, s.readable(), s.writable(), s.seekable(), s.isatty(), s.line_buffering)
with StringIO('in with') as w:
    print(w.read())
print(w.closed)
for label, action in (('closed read', lambda: w.read()), ('closed write', lambda: w.write('a')), ('closed getvalue', lambda: w.getvalue()), ('closed with', lambda: w.__enter__()), ('bytes', lambda: s.write(b'a')), ('int', lambda: s.write(3)), ('initial', lambda: StringIO(3)), ('newline', lambda: StringIO('', 'x')), ('seek negative', lambda: s.seek(-1)), ('relative', lambda: s.seek(1, 1)), ('whence', lambda: s.seek(0, 5)), ('fileno', lambda: s.fileno()), ('truncate', lambda: s.truncate(-1))):
    attempt(label, action)
print('printed', end='!', file=(out := StringIO()))
print(repr(out.getvalue()), out.writelines(['a', 'b']), out.getvalue(), next(StringIO('first\nsecond')))
b = BytesIO(b'hello\nworld')
print(b.read(3), b.readline(), b.read(), b.seek(0), b.readlines(), b.getvalue(), b.seek(-3, 2), b.read(), b.tell(), b.seek(1, 1), b.write(b'!'), b.getvalue())
print(b.truncate(5), b.getvalue(), bytes(b.getbuffer()), b.closed, list(BytesIO(b'a\nb')), BytesIO(bytearray(b'ba')).read1(1))
target = bytearray(4)
print(BytesIO(b'abcdef').readinto(target), target)
b.close()
for label, action in (('closed', lambda: b.read()), ('str', lambda: BytesIO().write('a')), ('initial', lambda: BytesIO('a')), ('negative', lambda: BytesIO().seek(-1)), ('whence', lambda: BytesIO().seek(0, 9)), ('fileno', lambda: BytesIO().fileno())):
    attempt(label, action)
print(isinstance(s, io.TextIOBase), isinstance(b, io.BufferedIOBase), isinstance(s, io.IOBase), issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError), StringIO.__module__, BytesIO, io.SEEK_END)
