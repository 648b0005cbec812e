"""Codecs by name: text encodings, the few transforms of text and bytes, error handlers, incremental coding."""
import _codecs
from _codecs import register_error, lookup_error as _registered_handler, canonical_name as _canonical_name
from _slotscope import version as _version

__all__ = ['register', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE',
           'BOM64_LE', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE',
           'CodecInfo', 'Codec', 'IncrementalEncoder', 'IncrementalDecoder', 'StreamReader', 'StreamWriter',
           'StreamReaderWriter', 'StreamRecoder', 'getencoder', 'getdecoder', 'getincrementalencoder',
           'getincrementaldecoder', 'getreader', 'getwriter', 'encode', 'decode', 'iterencode', 'iterdecode',
           'strict_errors', 'ignore_errors', 'replace_errors', 'xmlcharrefreplace_errors', 'backslashreplace_errors',
           'namereplace_errors', 'register_error', 'lookup_error']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM32_LE = BOM_UTF16 = BOM = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = BOM32_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM64_LE = BOM_UTF32 = b'\xff\xfe\0\0'
BOM_UTF32_BE = BOM64_BE = b'\0\0\xfe\xff'
open = open

_search_functions = []
_found = {}


class CodecInfo(tuple):
    """Codec details when looking up the codec registry"""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode, self.decode = encode, decode
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        self.streamwriter, self.streamreader = streamwriter, streamreader
        self._is_text_encoding = _is_text_encoding is not False
        return self

    def __repr__(self):
        return '<%s.%s object for encoding %s at %#x>' % (self.__class__.__module__, self.__class__.__qualname__, self.name,
                                                          id(self))

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """The interface of stateless encoders and decoders."""

    def encode(self, input, errors='strict'):
        """Encode the object; answer the output and how much of the input it stands for."""
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        """Decode the object; answer the output and how much of the input it stands for."""
        raise NotImplementedError


class IncrementalEncoder:
    """An encoder that is given its input piece by piece."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ''

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Forget everything that was kept of earlier pieces."""

    def getstate(self):
        return 0

    def setstate(self, state):
        """Set the state that getstate() gave."""


class IncrementalDecoder:
    """A decoder that is given its input piece by piece."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Forget everything that was kept of earlier pieces."""

    def getstate(self):
        return b'', 0

    def setstate(self, state):
        """Set the state that getstate() gave."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps an incomplete sequence of bytes until the next piece."""

    def __init__(self, errors='strict'):
        super().__init__(errors)
        self.buffer = b''

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = b''

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class StreamWriter(Codec):
    """Writes encoded data to a stream."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        data, _ = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write(''.join(list))

    def reset(self):
        """There is no state to be dropped."""

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.stream.close()


class StreamReader(Codec):
    """Reads and decodes what a stream holds."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors
        self.reset()

    def _whole(self, data):
        """How many of the bytes can be decoded already."""
        return len(data)

    def _rest(self):
        """All the stream has given so far and nobody has read; an incomplete character waits for its other bytes."""
        data = self._bytes + self.stream.read()
        ready = self._whole(data)
        text, _ = self.decode(data[:ready], self.errors)
        self._bytes = data[ready:]
        self._text += text
        return self._text

    def _take(self, end):
        text = self._text
        self._text = text[end:]
        return text[:end]

    def read(self, size=-1, chars=-1, firstline=False):
        count = chars if chars >= 0 else size
        text = self._rest()
        return self._take(count if count >= 0 else len(text))

    def readline(self, size=None, keepends=True):
        text = self._rest()
        lines = text.splitlines(True)
        line = self._take(len(lines[0])) if lines else ''
        return line if keepends else line.splitlines()[0] if line else line

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self._bytes, self._text = b'', ''

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.stream.close()


class StreamReaderWriter:
    """A stream with a reader and a writer around it."""
    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream = stream
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None):
        return self.reader.readline(size)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.stream.close()


class StreamRecoder(StreamReaderWriter):
    """A stream whose data is seen in another encoding."""

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        super().__init__(stream, Reader, Writer, errors)
        self.encode, self.decode = encode, decode

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """A stream that shows the data of another file in another encoding."""
    data, inner = lookup(data_encoding), lookup(file_encoding or data_encoding)
    return StreamRecoder(file, data.encode, data.decode, inner.streamreader, inner.streamwriter, errors)


# ---- the registry ---------------------------------------------------------------------------------

def _info(name, encode, decode, whole_characters=None, is_text=True):
    """A codec of two functions; `whole_characters` tells how many bytes of a piece can be decoded already."""
    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            ready = len(input) if final or whole_characters is None else whole_characters(input)
            return decode(input[:ready], errors)[0], ready

    class Reader(StreamReader):
        def decode(self, input, errors='strict'):
            return decode(input, errors)

        def _whole(self, data):
            return len(data) if whole_characters is None else whole_characters(data)

    class Writer(StreamWriter):
        def encode(self, input, errors='strict'):
            return encode(input, errors)

    for part, label in ((Encoder, 'IncrementalEncoder'), (Decoder, 'IncrementalDecoder'), (Reader, 'StreamReader'),
                        (Writer, 'StreamWriter')):
        part.__name__ = part.__qualname__ = label
        part.__module__ = 'encodings.' + name.replace('-', '_')
    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name, _is_text_encoding=is_text)


def _whole_utf8(data):
    """How many bytes there are before an incomplete character at the end."""
    for back in range(1, min(3, len(data)) + 1):
        byte = data[-back]
        if byte >= 0xc0:
            return len(data) - back if back < (2 if byte < 0xe0 else 3 if byte < 0xf0 else 4) else len(data)
        if byte < 0x80:
            break
    return len(data)


def _whole_units(size):
    return lambda data: len(data) - len(data) % size


def _text_codec(name):
    """The codec of a text encoding, by the name messages give it."""
    shown = {'latin-1': 'iso8859-1', 'unicodeescape': 'unicode-escape',
             'rawunicodeescape': 'raw-unicode-escape'}.get(name, name)
    name = {'unicodeescape': 'unicode_escape', 'rawunicodeescape': 'raw_unicode_escape'}.get(name, name)

    def encode(input, errors='strict'):
        return _codecs.encode(input, name, errors or 'strict'), len(input)

    def decode(input, errors='strict'):
        data = bytes(input)
        return _codecs.decode(data, name, errors or 'strict'), len(data)
    whole = (_whole_utf8 if name.startswith('utf-8') else _whole_units(2) if name.startswith('utf-16') else
             _whole_units(4) if name.startswith('utf-32') else None)
    return _info(shown, encode, decode, whole)


def _rot13(input, errors='strict'):
    small, large = 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    table = str.maketrans(small + large, small[13:] + small[:13] + large[13:] + large[:13])
    return str.translate(input, table), len(input)


def _hex_encode(input, errors='strict'):
    return bytes(input).hex().encode(), len(input)


def _hex_decode(input, errors='strict'):
    return bytes.fromhex(bytes(input).decode('ascii')), len(input)


_BASE64 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'


def _base64_encode(input, errors='strict'):
    data, lines = bytes(input), []
    for start in range(0, len(data), 57):
        line = data[start:start + 57]
        text = bytearray()
        for at in range(0, len(line), 3):
            group = line[at:at + 3]
            number = int.from_bytes(group.ljust(3, b'\0'), 'big')
            digits = bytes(_BASE64[number >> shift & 63] for shift in (18, 12, 6, 0))
            text += digits[:len(group) + 1].ljust(4, b'=')
        lines.append(bytes(text) + b'\n')
    return b''.join(lines), len(data)


def _base64_decode(input, errors='strict'):
    digits = [_BASE64.index(byte) for byte in bytes(input) if byte in _BASE64]
    result = bytearray()
    for at in range(0, len(digits), 4):
        group = digits[at:at + 4]
        number = sum(digit << 18 - 6 * i for i, digit in enumerate(group))
        result += number.to_bytes(3, 'big')[:len(group) - 1]
    return bytes(result), len(input)


_TRANSFORMS = {'rot13': ('rot-13', _rot13, _rot13), 'rot_13': ('rot-13', _rot13, _rot13),
               'hex': ('hex', _hex_encode, _hex_decode), 'hex_codec': ('hex', _hex_encode, _hex_decode),
               'base64': ('base64', _base64_encode, _base64_decode),
               'base64_codec': ('base64', _base64_encode, _base64_decode),
               'base_64': ('base64', _base64_encode, _base64_decode)}


def register(search_function, /):
    """Register a codec search function."""
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _search_functions.append(search_function)


def unregister(search_function, /):
    """Unregister a codec search function and clear the registry's cache."""
    if search_function in _search_functions:
        _search_functions.remove(search_function)
        _found.clear()


if _version < 10:
    del unregister


def lookup(encoding, /):
    """Looks up a codec tuple in the Python codec registry and returns a CodecInfo object."""
    if not isinstance(encoding, str):
        raise TypeError(f'lookup() argument must be str, not {type(encoding).__name__}')
    key = encoding.lower().replace(' ', '-' if _version < 9 else '_').replace('-', '_')
    if key not in _found:
        _found[key] = _search(encoding, key)
    return _found[key]


def _search(encoding, key):
    if key in _TRANSFORMS:
        name, encode, decode = _TRANSFORMS[key]
        return _info(name, encode, decode, is_text=False)
    known = _canonical_name(encoding)
    if known:
        return _text_codec('cp1252' if known == 'charmap' else known)
    for function in _search_functions:
        found = function(key)
        if found is None:
            continue
        if not isinstance(found, tuple) or len(found) != 4:
            raise TypeError('codec search functions must return 4-tuples')
        return found
    raise LookupError('unknown encoding: ' + encoding)


def encode(obj, encoding='utf-8', errors='strict'):
    """Encodes obj using the codec registered for encoding."""
    return _coded('encode', 0, obj, encoding, errors)


def decode(obj, encoding='utf-8', errors='strict'):
    """Decodes obj using the codec registered for encoding."""
    return _coded('decode', 1, obj, encoding, errors)


def _coded(what, index, obj, encoding, errors):
    result = lookup(encoding)[index](obj, errors)
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(f'{what}r must return a tuple (object, integer)')
    return result[0]


def getencoder(encoding):
    """Lookup up the codec for the given encoding and return its encoder function."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """Lookup up the codec for the given encoding and return its decoder function."""
    return lookup(encoding).decode


def _part(encoding, name):
    part = getattr(lookup(encoding), name)
    if part is None:
        raise LookupError(encoding)
    return part


def getincrementalencoder(encoding):
    """Lookup up the codec for the given encoding and return its IncrementalEncoder class or factory function."""
    return _part(encoding, 'incrementalencoder')


def getincrementaldecoder(encoding):
    """Lookup up the codec for the given encoding and return its IncrementalDecoder class or factory function."""
    return _part(encoding, 'incrementaldecoder')


def getreader(encoding):
    """Lookup up the codec for the given encoding and return its StreamReader class or factory function."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """Lookup up the codec for the given encoding and return its StreamWriter class or factory function."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Encodes the input iterator using an IncrementalEncoder."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = encoder.encode(piece)
        if output:
            yield output
    output = encoder.encode('', True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Decodes the input iterator using an IncrementalDecoder."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = decoder.decode(piece)
        if output:
            yield output
    output = decoder.decode(b'', True)
    if output:
        yield output


def _pair_of(name):
    codec = _text_codec(name)
    return codec.encode, codec.decode


utf_8_encode, utf_8_decode = _pair_of('utf-8')
latin_1_encode, latin_1_decode = _pair_of('latin-1')
ascii_encode, ascii_decode = _pair_of('ascii')


# ---- error handlers -------------------------------------------------------------------------------

def _range_of(error):
    if not isinstance(error, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        raise TypeError("don't know how to handle %s in error callback" % type(error).__name__)
    return error.start, error.end


def strict_errors(error, /):
    """Implements the 'strict' error handling, which raises a UnicodeError on coding errors."""
    if isinstance(error, BaseException):
        raise error
    raise TypeError('codec must pass exception instance')


def ignore_errors(error, /):
    """Implements the 'ignore' error handling, in which malformed data is ignored and encoding/decoding is continued without further notice."""
    _, end = _range_of(error)
    return '', end


def replace_errors(error, /):
    """Implements the 'replace' error handling, which replaces malformed data with a replacement marker."""
    start, end = _range_of(error)
    if isinstance(error, UnicodeEncodeError):
        return '?' * (end - start), end
    return '\ufffd' * (1 if isinstance(error, UnicodeDecodeError) else end - start), end


def _encoded_by(handler):
    def handle(error, /):
        if isinstance(error, UnicodeDecodeError) and handler == 'backslashreplace':
            return ''.join('\\x%02x' % byte for byte in error.object[error.start:error.end]), error.end
        if not isinstance(error, (UnicodeEncodeError, UnicodeTranslateError)) or (
                handler != 'backslashreplace' and isinstance(error, UnicodeTranslateError)):
            raise TypeError("don't know how to handle %s in error callback" % type(error).__name__)
        start, end = _range_of(error)
        return error.object[start:end].encode('ascii', handler).decode('ascii'), end
    handle.__name__ = handle.__qualname__ = handler + '_errors'
    return handle


xmlcharrefreplace_errors = _encoded_by('xmlcharrefreplace')
backslashreplace_errors = _encoded_by('backslashreplace')
namereplace_errors = _encoded_by('namereplace')


def lookup_error(name, /):
    """lookup_error(errors) -> handler

    Return the error handler for the specified error handling name or raise a LookupError, if no handler exists under
    this name."""
    own = _registered_handler(name)
    if own is not None:
        return own
    if name not in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace'):
        raise LookupError(f"unknown error handler name '{name}'")
    return globals()[name + '_errors']
