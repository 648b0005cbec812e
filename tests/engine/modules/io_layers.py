# Text and buffered streams over streams in memory, and the standard streams' own limits.
import copy
import io
import pickle
import sys

below = io.BytesIO()
text = io.TextIOWrapper(below, encoding='utf-8', newline='\n')
text.write('h\u00e9llo\nx')
text.flush()
print(below.getvalue(), text.tell(), text)
text.seek(0)
print(text.read(), text.encoding, text.errors, text.line_buffering, text.newlines)
text.seek(0)
print(list(text), text.readable(), text.writable(), text.seekable(), text.closed)
text.close()
print(text.closed, below.closed)

reader = io.BufferedReader(io.BytesIO(b'abc\ndef'))
print(reader.read(2), reader.peek(1)[:1], reader.readline(), reader.read(), reader)
writer = io.BufferedWriter(io.BytesIO())
writer.write(b'xyz')
print(writer.raw.getvalue())
writer.flush()
print(writer.raw.getvalue())


class Raw(io.RawIOBase):
    def __init__(self):
        self.pieces = [b'ab', b'c\nd']

    def readable(self):
        return True

    def readinto(self, buffer):
        if not self.pieces:
            return 0
        piece = self.pieces.pop(0)
        buffer[:len(piece)] = piece
        return len(piece)


print(io.BufferedReader(Raw()).read(), Raw().readall(), Raw().read(1), io.TextIOWrapper(io.BufferedReader(Raw())).readlines())
print(isinstance(sys.stdout, io.TextIOBase), isinstance(sys.stdout, io.TextIOWrapper), isinstance(sys.stdout.buffer, io.IOBase))


class Noisy(io.StringIO):
    def close(self):
        print('closing')
        super().close()


noisy = Noisy('a')
del noisy

for attempt in (lambda: io.StringIO().fileno(), lambda: io.TextIOBase().read(), lambda: io.RawIOBase().read(1),
                lambda: io.BufferedReader(io.BytesIO()).write(b''), lambda: sys.stdin.write('x'), lambda: sys.stdout.read(),
                lambda: sys.stdout.write(b'x'), lambda: sys.stdout.buffer.write('x'), lambda: print('\ud800'),
                lambda: io.StringIO().seek('x'), lambda: io.BytesIO().seek(-1), lambda: io.StringIO().readlines('x'),
                lambda: io.BytesIO(b'abc').truncate(-1), lambda: io.TextIOWrapper(io.BytesIO(b'\xff')).read(),
                lambda: io.IOBase().seek(0), lambda: io.StringIO('a\r\nb\rc', newline='').readlines()):
    try:
        print(attempt())
    except Exception as error:
        print(type(error), error)

sys.stdout.flush()
sys.stdout.buffer.write(b'raw\n')
sys.stdout.buffer.flush()
half = io.StringIO('abc')
half.read(1)
print(pickle.loads(pickle.dumps(half)).read(), half.__getstate__(), pickle.loads(pickle.dumps(io.BytesIO(b'abc'))).read())


class Sink(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        print('raw', bytes(data))
        return len(data)


buffered = io.BufferedWriter(Sink(), 8)
for data in (b'foobar', b'foobar', b'12345678', b'123456789abcdefghijklmn', b'x', b'yyyyyyy', b'z'):
    print(data, buffered.write(data))
buffered.flush()
for wrapper, raw in ((io.BufferedReader, Sink()), (io.BufferedWriter, io.RawIOBase())):
    try:
        wrapper(raw)
    except Exception as error:
        print(type(error), error)
grown = bytearray(b'ab')
try:
    grown += grown
except BufferError as error:
    print(error)
grown.extend(grown)
print(grown)
