"""Streams over other streams: buffers over raw streams, and text over binary ones. Loaded when io is asked for them."""
from io import (DEFAULT_BUFFER_SIZE, SEEK_CUR, SEEK_END, SEEK_SET, BufferedIOBase, TextIOBase, UnsupportedOperation)
from _slotscope import native as _native, version as _version

_NEWLINES = (None, '', '\n', '\r', '\r\n')


class _Layer:
    """What every layer passes on to the stream below it, which its `_below` finds."""

    def _below(self):
        if self._stream is None:
            raise ValueError('raw stream has been detached' if not isinstance(self, TextIOWrapper)
                             else 'underlying buffer has been detached')
        return self._stream

    @property
    def closed(self):
        return self._below().closed

    @property
    def name(self):
        return self._below().name

    def _check_closed(self, message='I/O operation on closed file.'):
        if self.closed:
            raise ValueError(message)

    def detach(self):
        """Disconnect this layer from the stream below it and return that."""
        stream = self._below()
        self.flush()
        self._stream = None
        return stream

    def close(self):
        """Flush and close this stream and the one below."""
        if self._stream is not None and not self.closed:
            try:
                self.flush()
            finally:
                self._stream.close()

    def fileno(self):
        return self._below().fileno()

    def isatty(self):
        self._check_closed()
        return self._below().isatty()

    def readable(self):
        return self._below().readable()

    def writable(self):
        return self._below().writable()

    def seekable(self):
        return self._below().seekable()

    def __repr__(self):
        name = f'{type(self).__module__}.{type(self).__qualname__}'
        try:
            return f'<{name} name={self.name!r}>'
        except Exception:
            return f'<{name}>'


class _Buffered(_Layer, BufferedIOBase):
    """A buffer over a raw stream: bytes read ahead, or bytes not written yet."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError('buffer size must be strictly positive')
        self._stream = raw
        self._size = buffer_size
        self._ahead = b''
        self._unwritten = bytearray()

    @property
    def raw(self):
        return self._stream

    @property
    def mode(self):
        return self._below().mode

    def _check_readable(self):
        self._check_closed('read of closed file')
        if not self.readable():
            raise UnsupportedOperation('File or stream is not readable.')

    def _more(self, size):
        """Bytes straight from below; b'' at the end, None when there are none yet."""
        return self._below().read(max(size, self._size))

    def read(self, size=-1, /):
        """Read and return up to size bytes, all there are for None or a negative size."""
        if size is not None and size < -1:
            raise ValueError('read length must be non-negative or -1')
        self._check_readable()
        self.flush()
        pieces, found = [self._ahead], len(self._ahead)
        wanted = -1 if size is None else size
        while wanted < 0 or found < wanted:
            piece = self._more(wanted - found)
            if not piece:
                break
            pieces.append(piece)
            found += len(piece)
        data = b''.join(pieces)
        if wanted < 0:
            wanted = len(data)
        self._ahead = data[wanted:]
        return data[:wanted]

    def read1(self, size=-1, /):
        """Read and return up to size bytes with at most one read of the stream below."""
        self._check_readable()
        self.flush()
        if not self._ahead:
            self._ahead = self._more(self._size if size < 0 else size) or b''
        if size < 0:
            size = self._size
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def peek(self, size=0, /):
        """Return buffered bytes without advancing the position."""
        self._check_readable()
        if not self._ahead:
            self._ahead = self._more(self._size) or b''
        return self._ahead

    def readinto(self, buffer, /):
        view = memoryview(buffer).cast('B')
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    readinto1 = readinto

    def readline(self, size=-1, /):
        self._check_readable()
        wanted = -1 if size is None else size
        while b'\n' not in self._ahead and not 0 <= wanted <= len(self._ahead):
            piece = self._more(self._size)
            if not piece:
                break
            self._ahead += piece
        end = self._ahead.find(b'\n') + 1 or len(self._ahead)
        if 0 <= wanted < end:
            end = wanted
        data, self._ahead = self._ahead[:end], self._ahead[end:]
        return data

    def write(self, data, /):
        """Write the bytes, which may stay in the buffer until flush() or close()."""
        self._check_closed('write to closed file')
        if not self.writable():
            raise UnsupportedOperation('File or stream is not writable.')
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._forget_ahead()
        data = memoryview(data).cast('B')
        if len(self._unwritten) + len(data) > self._size:
            self.flush()
        start = 0
        while len(data) - start > self._size - (_version >= 13):
            count = self._below().write(data[start:])
            if count is None:
                raise BlockingIOError(11, 'write could not complete without blocking', start)
            start += count
        self._unwritten += data[start:]
        return len(data)

    def _forget_ahead(self):
        if self._ahead:
            self._below().seek(-len(self._ahead), SEEK_CUR)
            self._ahead = b''

    def flush(self):
        self._check_closed('flush of closed file')
        while self._unwritten:
            written = self._below().write(bytes(self._unwritten))
            del self._unwritten[:written]
        if self.writable():
            self._below().flush()

    def seek(self, target, whence=SEEK_SET, /):
        if whence not in (SEEK_SET, SEEK_CUR, SEEK_END):
            raise ValueError(f'whence value {whence} unsupported')
        self._check_closed('seek of closed file')
        if not self.seekable():
            raise UnsupportedOperation('File or stream is not seekable.')
        self.flush()
        self._forget_ahead()
        return self._below().seek(target, whence)

    def tell(self):
        self._check_closed()
        return self._below().tell() - len(self._ahead) + len(self._unwritten)

    def truncate(self, pos=None, /):
        self._check_closed('truncate of closed file')
        if not self.writable():
            raise UnsupportedOperation('truncate')
        self.flush()
        return self._below().truncate(self.tell() if pos is None else pos)


@_native
class BufferedReader(_Buffered):
    """Create a new buffered reader using the given readable raw IO object."""
    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise UnsupportedOperation('File or stream is not readable.')
        super().__init__(raw, buffer_size)

    def write(self, data, /):
        raise UnsupportedOperation('write')


@_native
class BufferedWriter(_Buffered):
    """A buffer for a writeable sequential RawIO object."""
    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise UnsupportedOperation('File or stream is not writable.')
        super().__init__(raw, buffer_size)

    def read(self, size=-1, /):
        raise UnsupportedOperation('read')

    read1 = readline = readinto = read


@_native
class BufferedRandom(_Buffered):
    """A buffered interface to random access streams."""
    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.seekable():
            raise UnsupportedOperation('File or stream is not seekable.')
        super().__init__(raw, buffer_size)


@_native
class BufferedRWPair(BufferedIOBase):
    """A buffered reader and writer object together."""
    __module__ = '_io'

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self._reader = BufferedReader(reader, buffer_size)
        self._writer = BufferedWriter(writer, buffer_size)
        for name in ('read', 'read1', 'readinto', 'readline', 'peek', 'readable'):
            setattr(self, name, getattr(self._reader, name))
        for name in ('write', 'flush', 'writable'):
            setattr(self, name, getattr(self._writer, name))

    def close(self):
        try:
            self._writer.close()
        finally:
            self._reader.close()

    def isatty(self):
        return self._reader.isatty() or self._writer.isatty()

    @property
    def closed(self):
        return self._writer.closed


@_native
class TextIOWrapper(_Layer, TextIOBase):
    """Character and line based layer over a BufferedIOBase object, buffer."""
    __module__ = '_io'

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f'TextIOWrapper() argument \'newline\' must be str or None, not {type(newline).__name__}')
        if newline not in _NEWLINES:
            raise ValueError(f'illegal newline value: {newline}' if _version < 13 else f'illegal newline value: {newline}')
        self._stream = buffer
        self._encoding = 'utf-8' if encoding in (None, 'locale') else encoding
        ''.encode(self._encoding)
        self._errors = errors or 'strict'
        self._newline = newline
        self._line_buffering = bool(line_buffering)
        self._write_through = bool(write_through)
        self._undecoded = b''
        self._text = ''
        self._unwritten = []
        self._seen = set()

    buffer = property(lambda self: self._below())
    encoding = property(lambda self: self._encoding)
    errors = property(lambda self: self._errors)
    line_buffering = property(lambda self: self._line_buffering)
    write_through = property(lambda self: self._write_through)

    @property
    def newlines(self):
        """The kinds of line ends that were translated so far."""
        kinds = tuple(kind for kind in ('\r', '\n', '\r\n') if kind in self._seen)
        return kinds[0] if len(kinds) == 1 else kinds or None

    def reconfigure(self, *, encoding=None, errors=None, newline=False, line_buffering=None, write_through=None):
        """Reconfigure the text stream with new parameters."""
        self.flush()
        if encoding is not None:
            self._encoding, self._errors = encoding, 'strict'
        if errors is not None:
            self._errors = errors
        if newline is not False:
            self._newline = newline
        if line_buffering is not None:
            self._line_buffering = bool(line_buffering)
        if write_through is not None:
            self._write_through = bool(write_through)

    def write(self, text, /):
        """Write the text and return how many characters it has."""
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        self._check_closed()
        if not self.writable():
            raise UnsupportedOperation('not writable')
        shown = text
        if self._newline in ('\r', '\r\n'):
            shown = text.replace('\n', self._newline)
        self._unwritten.append(shown.encode(self._encoding, self._errors))
        if self._write_through or sum(map(len, self._unwritten)) > 8192:
            self._write_below()
        if self._line_buffering and ('\n' in text or '\r' in text):
            self.flush()
        return len(text)

    def _write_below(self):
        if self._unwritten:
            data = b''.join(self._unwritten)
            self._unwritten.clear()
            self._below().write(data)

    def flush(self):
        self._check_closed()
        self._write_below()
        self._below().flush()

    def _translated(self, text):
        """Line ends as the newline mode shows them."""
        if self._newline not in (None, ''):
            return text
        rest = text.replace('\r\n', '')
        self._seen.update(kind for kind, found in (('\r\n', '\r\n' in text), ('\r', '\r' in rest), ('\n', '\n' in rest))
                          if found)
        return text.replace('\r\n', '\n').replace('\r', '\n') if self._newline is None else text

    def _fill(self):
        """Decode all that is left below."""
        self._check_closed()
        if not self.readable():
            raise UnsupportedOperation('not readable')
        self._write_below()
        data = self._below().read()
        if data:
            self._text += self._translated(data.decode(self._encoding, self._errors))

    def read(self, size=-1, /):
        """Read at most size characters, all there are for None or a negative size."""
        self._fill()
        if size is None or size < 0:
            size = len(self._text)
        text, self._text = self._text[:size], self._text[size:]
        return text

    def readline(self, size=-1, /):
        self._fill()
        if self._newline == '':
            ends = [at for at in (self._text.find('\n'), self._text.find('\r')) if at >= 0]
            end = min(ends) + 1 if ends else len(self._text)
            if ends and self._text.startswith('\r\n', end - 1):
                end += 1
        else:
            mark = self._newline or '\n'
            at = self._text.find(mark)
            end = len(self._text) if at < 0 else at + len(mark)
        if size is not None and 0 <= size < end:
            end = size
        text, self._text = self._text[:end], self._text[end:]
        return text

    def seek(self, cookie, whence=SEEK_SET, /):
        """Set the stream position."""
        self._check_closed()
        if not self.seekable():
            raise UnsupportedOperation('underlying stream is not seekable')
        if whence not in (SEEK_SET, SEEK_CUR, SEEK_END):
            raise ValueError(f'invalid whence ({whence}, should be {SEEK_SET}, {SEEK_CUR} or {SEEK_END})')
        if whence and cookie != 0:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks" if whence == SEEK_CUR
                                       else "can't do nonzero end-relative seeks")
        if cookie < 0:
            raise ValueError(f'negative seek position {cookie!r}')
        if whence == SEEK_CUR:
            cookie, whence = self.tell(), SEEK_SET
        self.flush()
        self._text = ''
        return self._below().seek(cookie, whence)

    def tell(self):
        """Return the stream position, as a number of bytes below."""
        self._check_closed()
        self.flush()
        return self._below().tell() - len(self._text.encode(self._encoding, self._errors))

    def truncate(self, pos=None, /):
        self.flush()
        return self._below().truncate(self.tell() if pos is None else pos)

    def __repr__(self):
        parts = []
        for field in ('name', 'mode'):
            try:
                parts.append(f' {field}={getattr(self, field)!r}')
            except AttributeError:
                pass
        return f'<{type(self).__module__}.{type(self).__qualname__}{"".join(parts)} encoding={self.encoding!r}>'
