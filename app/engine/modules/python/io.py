"""Streams in memory: StringIO and BytesIO, and the abstract classes of streams. Files do not exist here."""
import sys as _sys
from abc import ABCMeta as _ABCMeta
from sys import getrefcount as _getrefcount
from _slotscope import version as _version, native as _native, own_bytes as _own_bytes

__all__ = ['BlockingIOError', 'open', 'IOBase', 'RawIOBase', 'BytesIO', 'StringIO', 'BufferedIOBase', 'BufferedReader',
           'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase', 'TextIOWrapper', 'UnsupportedOperation',
           'SEEK_SET', 'SEEK_CUR', 'SEEK_END']
_LAYERS = ('BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOWrapper')

DEFAULT_BUFFER_SIZE = 8192 if _version < 14 else 131072
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
_BYTES_HEAD = 33
open = open
BlockingIOError = BlockingIOError


def __getattr__(name):
    if name not in _LAYERS:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import _io_layers
    for layer in _LAYERS:
        globals()[layer] = getattr(_io_layers, layer)
    for stream in (_sys.__stdin__, _sys.__stdout__):
        TextIOWrapper.register(type(stream))
        (BufferedReader if stream is _sys.__stdin__ else BufferedWriter).register(type(stream.buffer))
    return globals()[name]


class UnsupportedOperation(OSError, ValueError):
    """An operation that this stream has not got."""


class IOBase(metaclass=_ABCMeta):
    """The abstract base class of all streams."""

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, offset, whence=0, /):
        """Change the stream position to the given byte offset."""
        self._unsupported('seek')

    def tell(self):
        """Return current stream position."""
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        """Truncate file to size bytes."""
        self._unsupported('truncate')

    def flush(self):
        """Flush write buffers, if applicable."""
        self._check_closed()

    def close(self):
        """Flush and close the IO object."""
        if not self.closed:
            try:
                self.flush()
            finally:
                self.__closed = True

    def __del__(self):
        try:
            if not self.closed:
                self.close()
        except Exception:
            pass

    @property
    def closed(self):
        return getattr(self, '_IOBase__closed', False)

    def _check_closed(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def _checkClosed(self):
        self._check_closed()

    def _checkReadable(self):
        if not self.readable():
            raise UnsupportedOperation('File or stream is not readable.')

    def _checkWritable(self):
        if not self.writable():
            raise UnsupportedOperation('File or stream is not writable.')

    def _checkSeekable(self):
        if not self.seekable():
            raise UnsupportedOperation('File or stream is not seekable.')

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def fileno(self):
        self._unsupported('fileno')

    def isatty(self):
        self._check_closed()
        return False

    def __enter__(self):
        self._check_closed()
        return self

    def __exit__(self, *exception):
        self.close()

    def __iter__(self):
        self._check_closed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        """Read and return a line from the stream, byte by byte unless peek() helps."""
        limit = -1 if size is None else size
        line = bytearray()
        while limit < 0 or len(line) < limit:
            count = 1
            if hasattr(self, 'peek'):
                ahead = self.peek(1)
                count = (ahead.find(b'\n') + 1 or len(ahead)) or 1
                if limit >= 0:
                    count = min(count, limit - len(line))
            piece = self.read(count)
            if not isinstance(piece, bytes):
                raise OSError(f'read() should have returned a bytes object, not {type(piece).__name__!r}')
            line += piece
            if not piece or line.endswith(b'\n'):
                break
        return bytes(line)

    def readlines(self, hint=None, /):
        """Return a list of lines from the stream."""
        hint = None if hint is None else _size(hint)
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        self._check_closed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Base class for raw binary I/O."""

    def read(self, size=-1, /):
        """Read and return up to size bytes, all there are for a negative size."""
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        return None if count is None else bytes(buffer[:count])

    def readall(self):
        """Read until EOF, using multiple read() calls."""
        pieces = []
        while True:
            piece = self.read(DEFAULT_BUFFER_SIZE)
            if not piece:
                return b''.join(pieces) if pieces or piece is not None else None
            pieces.append(piece)

    def readinto(self, buffer, /):
        raise NotImplementedError

    def write(self, data, /):
        raise NotImplementedError


class BufferedIOBase(IOBase):
    """Base class for buffered I/O."""

    def read(self, size=-1, /):
        """Read and return up to n bytes."""
        self._unsupported('read')

    def read1(self, size=-1, /):
        """Read and return up to size bytes, with at most one read() call to the underlying raw stream."""
        self._unsupported('read1')

    def readinto(self, buffer, /):
        view = memoryview(buffer).cast('B')
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    def readinto1(self, buffer, /):
        view = memoryview(buffer).cast('B')
        data = self.read1(len(view))
        view[:len(data)] = data
        return len(data)

    def write(self, data, /):
        """Write buffer b to the IO stream."""
        self._unsupported('write')

    def detach(self):
        """Disconnect this buffer from its underlying raw stream and return it."""
        self._unsupported('detach')


class TextIOBase(IOBase):
    """Base class for text I/O."""
    encoding = newlines = errors = None

    def read(self, size=-1, /):
        """Read at most size characters from stream."""
        self._unsupported('read')

    def readline(self, size=-1, /):
        """Read until newline or EOF."""
        self._unsupported('readline')

    def write(self, text, /):
        """Write string s to stream."""
        self._unsupported('write')

    def detach(self):
        """Separate the underlying buffer from the TextIOBase and return it."""
        self._unsupported('detach')


TextIOBase.register(type(_sys.__stdout__))
BufferedIOBase.register(type(_sys.__stdin__.buffer))
BufferedIOBase.register(type(_sys.__stdout__.buffer))


def _index(value):
    """A whole number; a float is none."""
    if isinstance(value, int):
        return value
    index = getattr(type(value), '__index__', None)
    if index is None:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return index(value)


def _size(value):
    """A count of characters or bytes: None and negative numbers mean all there is."""
    if value is None:
        return -1
    if isinstance(value, int):
        return value
    index = getattr(type(value), '__index__', None)
    if index is None:
        raise TypeError(f"argument should be integer or None, not '{type(value).__name__}'")
    return index(value)


def _state_position(value, place, link):
    """The position in the state of a stream."""
    if not isinstance(value, int):
        raise TypeError(f'{place} item of state must be an integer, {link} {type(value).__name__}')
    if value < 0:
        raise ValueError('position value cannot be negative')
    return value


def _add_state_attributes(stream, attributes, place):
    if attributes is None:
        return
    if not isinstance(attributes, dict):
        raise TypeError(f'{place} item of state should be a dict, got a {type(attributes).__name__}')
    stream.__dict__.update(attributes)


@_native
class BytesIO(BufferedIOBase):
    """Buffered I/O implementation using an in-memory bytes buffer."""
    __module__ = '_io'
    # CPython's buffer is a bytes object, which it lends and borrows while nothing changes: `_lent`, or else one with
    # `_room` for so many bytes (CPython: Modules/_io/bytesio.c, resize_buffer, unshare_buffer).
    __slots__ = ('_buffer', '_position', '_closed', '_lent', '_room', '_viewed')

    def __init__(self, initial_bytes=b''):
        self._buffer = bytearray()
        self._lent = b''
        self._room = 0
        self._viewed = False
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if type(initial_bytes) is bytes:
            self._lent = initial_bytes
            self._room = len(initial_bytes)
            self._buffer += initial_bytes
        elif initial_bytes is not None:
            view = memoryview(initial_bytes)
            if view.nbytes:
                self._make_room(view.nbytes)
            self._buffer += view
        self._position = 0
        self._closed = False

    def _is_lent(self):
        own_references = 2
        return self._lent is not None and (not self._lent or _getrefcount(self._lent) > own_references)

    def _make_room(self, size):
        room = self._room
        if room // 2 <= size < room:
            return
        near = room // 2 <= size < room * 1.125
        self._set_room(size + (size >> 3) + (3 if size < 9 else 6) if near else size + 1)

    def _set_room(self, room):
        self._room = room
        self._lent = None
        _own_bytes(self, _BYTES_HEAD + room)

    def __sizeof__(self):
        """The object and its buffer, if that is no other object."""
        return object.__sizeof__(self) + (0 if self._closed or self._is_lent() else _BYTES_HEAD + self._room)

    @property
    def closed(self):
        """True if the file is closed."""
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')

    def flush(self):
        """Does nothing."""
        self._check_closed()

    def close(self):
        """Disable all I/O operations."""
        self._check_exports()
        self._closed = True
        self._buffer = bytearray()
        self._lent = None
        _own_bytes(self, 0)

    def getvalue(self):
        """Retrieve the entire contents of the BytesIO object."""
        self._check_closed()
        if self._viewed:
            return bytes(self._buffer)
        if self._lent is None or len(self._lent) != len(self._buffer):
            self._room = len(self._buffer)
            self._lent = bytes(self._buffer)
            _own_bytes(self, 0)
        return self._lent

    def _check_exports(self):
        """A view that getbuffer() gave out forbids any change of size."""
        self._buffer.append(0)
        del self._buffer[-1]

    def getbuffer(self):
        """Get a read-write view over the contents of the BytesIO object."""
        self._check_closed()
        if not self._viewed:
            self._set_room(len(self._buffer))
            self._viewed = True
        return memoryview(self._buffer)

    def read(self, size=-1, /):
        """Read at most size bytes, returned as a bytes object."""
        self._check_closed()
        size = _size(size)
        start = self._position
        end = len(self._buffer)
        if 0 <= size < end - start:
            end = start + size
        data = bytes(self._buffer[start:end])
        self._position = max(start, end)
        return data

    read1 = read

    def readinto(self, buffer, /):
        """Read bytes into buffer."""
        self._check_closed()
        view = memoryview(buffer).cast('B')
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        """Next line from the file, as a bytes object."""
        self._check_closed()
        size = _size(size)
        start = self._position
        newline = self._buffer.find(b'\n', start)
        end = len(self._buffer) if newline < 0 else newline + 1
        if 0 <= size < end - start:
            end = start + size
        data = bytes(self._buffer[start:end])
        self._position = max(start, end)
        return data

    def write(self, b, /):
        """Write bytes to file; return the number of bytes written."""
        self._check_closed()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = memoryview(b).tobytes()
        if not data:
            return 0
        position = self._position
        end = position + len(data)
        if position > len(self._buffer):
            self._buffer += bytes(position - len(self._buffer))
        self._buffer[position:end] = data
        if end > self._room:
            self._make_room(end)
        elif self._lent is not None:
            self._set_room(max(end, len(self._buffer)) if self._is_lent() else self._room)
        self._position = end
        return len(data)

    def seek(self, pos, whence=0, /):
        """Change stream position."""
        self._check_closed()
        pos = _index(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError('negative seek value %r' % (pos,))
            self._position = pos
        elif whence == 1:
            self._position = max(0, self._position + pos)
        elif whence == 2:
            self._position = max(0, len(self._buffer) + pos)
        else:
            raise ValueError('invalid whence (%d, should be 0, 1 or 2)' % whence)
        return self._position

    def tell(self):
        """Current file position, an integer."""
        self._check_closed()
        return self._position

    def truncate(self, size=None, /):
        """Truncate the file to at most size bytes."""
        self._check_closed()
        self._check_exports()
        size = self._position if size is None else _size(size)
        if size < 0:
            raise ValueError('negative size value %d' % size)
        if size < len(self._buffer):
            del self._buffer[size:]
            self._make_room(size)
        return size

    def seekable(self):
        self._check_closed()
        return True

    readable = writable = seekable

    def __getstate__(self):
        return self.getvalue(), self._position, dict(self.__dict__) or None

    def __setstate__(self, state, /):
        if not isinstance(state, tuple) or len(state) < 3:
            raise TypeError(f'{type(self).__module__}.{type(self).__qualname__}.__setstate__ argument should be 3-tuple, '
                            f'got {type(state).__name__}')
        self.__init__(state[0])
        self._position = _state_position(state[1], 'second', 'not')
        _add_state_attributes(self, state[2], 'third')


@_native
class StringIO(TextIOBase):
    """Text I/O implementation using an in-memory buffer."""
    __module__ = '_io'
    __slots__ = ('_newline', '_pieces', '_text', '_position', '_closed', '_line_ends')

    def detach(self):
        """There is no buffer below to be taken out."""
        raise UnsupportedOperation('detach')

    def __init__(self, initial_value='', newline='\n'):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f'newline must be str or None, not {type(newline).__name__}')
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline!r}')
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._newline = newline
        self._pieces = []
        self._text = ''
        self._position = 0
        self._closed = False
        self._line_ends = set()
        if initial_value:
            self.write(initial_value)
            self._position = 0

    @property
    def closed(self):
        return self._closed

    @property
    def line_buffering(self):
        return False

    def _check_closed(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')

    def close(self):
        """Close the IO object."""
        self._closed = True
        self._text = ''
        self._pieces.clear()

    def _whole(self):
        """The text, what was written at its end put together with it."""
        if self._pieces:
            self._text += ''.join(self._pieces)
            self._pieces.clear()
        return self._text

    def _length(self):
        return len(self._whole())

    def __enter__(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')
        return self

    def getvalue(self):
        """Retrieve the entire contents of the object."""
        self._check_closed()
        return self._whole()

    def read(self, size=-1, /):
        """Read at most size characters, returned as a string."""
        self._check_closed()
        size = _size(size)
        text = self._whole()
        start = self._position
        end = len(text)
        if 0 <= size < end - start:
            end = start + size
        self._position = max(start, end)
        return text[start:end]

    def readline(self, size=-1, /):
        """Read until newline or EOF."""
        self._check_closed()
        size = _size(size)
        text = self._whole()
        start = self._position
        end = self._line_end(text, start)
        if 0 <= size < end - start:
            end = start + size
        self._position = max(start, end)
        return text[start:end]

    def _line_end(self, text, start):
        if self._newline == '':
            found = [at for at in (text.find('\n', start), text.find('\r', start)) if at >= 0]
            if not found:
                return len(text)
            end = min(found)
            return end + (2 if text.startswith('\r\n', end) else 1)
        mark = self._newline or '\n'
        at = text.find(mark, start)
        return len(text) if at < 0 else at + len(mark)

    def write(self, s, /):
        """Write string to file; return the number of characters written."""
        self._check_closed()
        if not isinstance(s, str):
            raise TypeError(f'string argument expected, got {type(s).__name__!r}')
        size = len(s)
        if not self._newline:
            self._note_line_ends(s)
        if self._newline is None:
            s = s.replace('\r\n', '\n').replace('\r', '\n')
        elif self._newline in ('\r', '\r\n'):
            s = s.replace('\n', self._newline)
        if not s:
            return size
        length = len(self._text) + sum(map(len, self._pieces)) if self._pieces else len(self._text)
        if self._position == length:
            self._pieces.append(s)
            if len(self._pieces) > 64:
                self._whole()
        else:
            text = self._whole()
            if self._position > length:
                text += '\0' * (self._position - length)
            self._text = text[:self._position] + s + text[self._position + len(s):]
        self._position += len(s)
        return size

    def _note_line_ends(self, text):
        pairs = text.count('\r\n')
        for end, count in (('\r\n', pairs), ('\n', text.count('\n') - pairs), ('\r', text.count('\r') - pairs)):
            if count:
                self._line_ends.add(end)

    def seek(self, pos, whence=0, /):
        """Change stream position."""
        self._check_closed()
        pos = _index(pos)
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if pos < 0 and whence == 0:
            raise ValueError(f'Negative seek position {pos}')
        if whence and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 1:
            pos = self._position
        elif whence == 2:
            pos = self._length()
        self._position = pos
        return pos

    def tell(self):
        """Tell the current file position."""
        self._check_closed()
        return self._position

    def truncate(self, pos=None, /):
        """Truncate size to pos."""
        self._check_closed()
        pos = self._position if pos is None else _size(pos)
        if pos < 0:
            raise ValueError(f'Negative size value {pos}')
        self._text = self._whole()[:pos]
        return pos

    def seekable(self):
        self._check_closed()
        return True

    readable = writable = seekable

    @property
    def newlines(self):
        """The line ends met while they are translated or told apart: None, one of them or a tuple."""
        self._check_closed()
        found = tuple(end for end in ('\r', '\n', '\r\n') if end in self._line_ends)
        return found if len(found) > 1 else found[0] if found else None

    def __getstate__(self):
        return self.getvalue(), self._newline, self._position, dict(self.__dict__) or None

    def __setstate__(self, state, /):
        if not isinstance(state, tuple) or len(state) < 4:
            raise TypeError(f'{type(self).__module__}.{type(self).__qualname__}.__setstate__ argument should be 4-tuple, '
                            f'got {type(state).__name__}')
        value, newline, position, attributes = state[:4]
        self.__init__('', newline)
        if value is not None and not isinstance(value, str):
            raise TypeError(f'initial_value must be str or None, not {type(value).__name__}')
        self._text = value or ''
        self._position = _state_position(position, 'third', 'got')
        _add_state_attributes(self, attributes, 'fourth')
