"""Encoding of Python objects as JSON text."""
from _slotscope import unaccounted as _unaccounted, version as _version

__all__ = ['JSONEncoder']

_short = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}


def _escaped(char, ascii_only):
    """A character as it stands inside a JSON string."""
    known = _short.get(char)
    if known is not None:
        return known
    code = ord(char)
    if 0x20 <= code < 0x7f or code >= 0x7f and not ascii_only:
        return char
    if code < 0x10000:
        return '\\u%04x' % code
    code -= 0x10000
    return '\\u%04x\\u%04x' % (0xd800 | code >> 10, 0xdc00 | code & 0x3ff)


def encode_basestring(s):
    """Return a JSON representation of a Python string"""
    if s.isprintable() and '"' not in s and '\\' not in s:
        return '"' + s + '"'
    return '"' + ''.join([_escaped(char, False) for char in s]) + '"'


def encode_basestring_ascii(s):
    """Return an ASCII-only JSON representation of a Python string"""
    if s.isascii() and s.isprintable() and '"' not in s and '\\' not in s:
        return '"' + s + '"'
    return '"' + ''.join([_escaped(char, True) for char in s]) + '"'


def _joined(encoder, o):
    return ''.join(_Writer(encoder).written(o))


class JSONEncoder:
    """Extensible JSON encoder for Python data structures."""
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """Implement this in a subclass to return a serializable object for ``o``."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """Return a JSON string representation of a Python data structure."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        writes_at_once = _version >= 12 and self.indent is None
        return _unaccounted(_joined, self, o) if writes_at_once else _joined(self, o)

    def iterencode(self, o, _one_shot=False):
        """Encode the given object and yield each string representation as available."""
        return iter(_Writer(self).written(o))


class _Writer:
    """One encoding under way: the options of the encoder and the pieces of text so far."""

    def __init__(self, encoder):
        self.encoder = encoder
        self.text_of = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        indent = encoder.indent
        self.indent = ' ' * indent if indent is not None and not isinstance(indent, str) else indent
        self.markers = {} if encoder.check_circular else None
        self.pieces = []

    def written(self, o):
        self.write(o, 0, '')
        return self.pieces

    def atom(self, o):
        """The text of a value that contains no others, or None."""
        if isinstance(o, str):
            return self.text_of(o)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.float_text(o)
        return None

    def float_text(self, o):
        if o != o:
            text = 'NaN'
        elif o == float('inf'):
            text = 'Infinity'
        elif o == -float('inf'):
            text = '-Infinity'
        else:
            return float.__repr__(o)
        if not self.encoder.allow_nan:
            detail = ': ' + repr(o) if _version >= 12 else ''
            raise ValueError('Out of range float values are not JSON compliant' + detail)
        return text

    def write(self, o, level, before):
        """Append the text of o, after what has to stand before it."""
        text = self.atom(o)
        if text is not None:
            self.pieces.append(before + text)
            return
        if before:
            self.pieces.append(before)
        if isinstance(o, (list, tuple)):
            self.guarded(o, level, self.write_array)
        elif isinstance(o, dict):
            self.guarded(o, level, self.write_object)
        else:
            self.guarded(o, level, self.write_default)

    def guarded(self, o, level, write):
        """Write a container, refusing to write it inside itself."""
        markers = self.markers
        if markers is None or write != self.write_default and not o:
            write(o, level)
            return
        if id(o) in markers:
            raise ValueError('Circular reference detected')
        markers[id(o)] = o
        write(o, level)
        del markers[id(o)]

    def write_default(self, o, level):
        try:
            self.write(self.encoder.default(o), level, '')
        except Exception as error:
            if _version >= 14:
                error.add_note(f'when serializing {_name_of_type(o)} object')
            raise

    def write_array(self, o, level):
        if not o:
            self.pieces.append('[]')
            return
        separator = self.encoder.item_separator
        before = '['
        if self.indent is not None:
            line = '\n' + self.indent * (level + 1)
            separator += line
            before += line
        for index, value in enumerate(o):
            try:
                self.write(value, level + 1, before)
            except Exception as error:
                if _version >= 14:
                    error.add_note(f'when serializing {_name_of_type(o)} item {index}')
                raise
            before = separator
        if self.indent is not None:
            self.pieces.append('\n' + self.indent * level)
        self.pieces.append(']')

    def write_object(self, o, level):
        if not o:
            self.pieces.append('{}')
            return
        encoder = self.encoder
        pieces = self.pieces
        pieces.append('{')
        separator = encoder.item_separator
        before = ''
        if self.indent is not None:
            line = '\n' + self.indent * (level + 1)
            separator += line
            before = line
        items = sorted(o.items()) if encoder.sort_keys else o.items()
        for key, value in items:
            text = self.key_text(key)
            if text is None:
                continue
            if before:
                pieces.append(before)
            before = separator
            pieces.append(self.text_of(text))
            pieces.append(encoder.key_separator)
            try:
                self.write(value, level + 1, '')
            except Exception as error:
                if _version >= 14:
                    error.add_note(f'when serializing {_name_of_type(o)} item {key!r}')
                raise
        if self.indent is not None:
            pieces.append('\n' + self.indent * level)
        pieces.append('}')

    def key_text(self, key):
        """A key as text, or None when it is to be skipped."""
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.float_text(key)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')


def _name_of_type(o):
    cls = type(o)
    return cls.__qualname__ if cls.__module__ in ('builtins', '__main__') else f'{cls.__module__}.{cls.__qualname__}'
