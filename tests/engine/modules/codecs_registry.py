"""codecs: coding by name, incremental coding, error handlers, search functions."""
import codecs
import io


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


attempt(codecs.encode, 'abc', 'rot13')
attempt(codecs.decode, b'abc', 'utf-8')
attempt(lambda: [codecs.lookup(name).name for name in ('UTF8', 'latin1', 'ascii', 'utf-16', 'rot13', 'hex', 'cp1252')])
attempt(codecs.lookup, 'nope')
attempt(codecs.encode, b'abc', 'hex')
attempt(codecs.decode, b'616263', 'hex')
attempt(codecs.encode, b'hello world' * 8, 'base64')
attempt(codecs.decode, b'aGVsbG8=', 'base64')
attempt(codecs.encode, 'é', 'ascii', 'xmlcharrefreplace')
attempt(codecs.encode, 'é', 'ascii')
attempt(codecs.lookup_error, 'nope')
codecs.register_error('mine', lambda error: ('?!', error.end))
attempt('aéb'.encode, 'ascii', 'mine')
attempt(b'a\xffb'.decode, 'ascii', 'mine')
attempt(codecs.register_error, 'x', 5)
attempt(codecs.lookup_error('strict'), ValueError('given'))
attempt(codecs.lookup_error('ignore'), UnicodeEncodeError('ascii', 'aéb', 1, 2, 'why'))
decoder = codecs.getincrementaldecoder('utf-8')()
attempt(lambda: [decoder.decode(piece) for piece in (b'\xc3', b'\xa9', b'')])
attempt(decoder.getstate)
attempt(lambda: list(codecs.iterdecode([b'\xe2\x82', b'\xac'], 'utf-8')))
attempt(lambda: list(codecs.iterencode(['a', 'é'], 'latin-1')))
attempt(lambda: codecs.getreader('utf-8')(io.BytesIO('aé\nb'.encode())).readlines())
stream = io.BytesIO()
codecs.getwriter('utf-16-le')(stream).write('ab')
attempt(stream.getvalue)
attempt(lambda: (codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE))
attempt(codecs.utf_8_encode, 'é')
attempt(codecs.latin_1_decode, b'\xe9')


def search(name):
    if name == 'shout':
        return codecs.CodecInfo(lambda text, errors='strict': (text.upper().encode(), len(text)),
                                lambda data, errors='strict': (bytes(data).decode().lower(), len(data)), name='shout')


codecs.register(search)
attempt(codecs.encode, 'abc', 'shout')
attempt(codecs.decode, b'ABC', 'shout')
attempt(codecs.register, 5)
attempt(codecs.decode, b'a\\u00e9', 'unicode_escape')
attempt(codecs.encode, 'é\u2028', 'raw_unicode_escape')
attempt(lambda: [codecs.lookup(name).name for name in ('unicode_escape', 'raw_unicode_escape')])
growing = io.BytesIO(b'a\xc3')
reader = codecs.getreader('utf-8')(growing)
attempt(reader.read)
growing.write(b'\xa9b\nc')
growing.seek(2)
attempt(reader.read, 1)
attempt(reader.read)
