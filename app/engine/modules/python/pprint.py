"""Pretty-printing of data structures."""
import collections
import sys
import types
from io import StringIO
from _slotscope import version as _version

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, **extra):
    """Pretty-print a Python object to a stream [default is sys.stdout]."""
    _checked('pprint', extra)
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  **extra).pprint(object)


def _checked(function, extra):
    """The keyword arguments of newer versions."""
    for name in extra:
        if name != 'underscore_numbers' or _version < 10:
            raise TypeError(f"{function}() got an unexpected keyword argument '{name}'")


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, **extra):
    """Format a Python object into a pretty-printed representation."""
    _checked('pformat', extra)
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         **extra).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Pretty-print a Python object"""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Version of repr() which can handle recursive data structures."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Determine if saferepr(object) is readable by eval()."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Determine if object requires a recursive representation."""
    return PrettyPrinter().isrecursive(object)


class _safe_key:
    """Sort key that falls back on the type's name and the address where objects cannot be compared."""
    __slots__ = ('obj',)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write('\n')

    def pformat(self, object):
        stream = StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            self._recursive = True
            self._readable = False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            printer = self._dispatch.get(type(object).__repr__)
            if printer is not None:
                context[key] = 1
                printer(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
            if _version >= 10 and self._is_plain_dataclass(object):
                context[key] = 1
                self._pprint_dataclass(object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    @staticmethod
    def _is_plain_dataclass(object):
        """Whether object is an instance of a data class that prints itself with the generated __repr__."""
        cls = type(object)
        repr_function = cls.__repr__
        return (hasattr(cls, '__dataclass_fields__') and not isinstance(object, type)
                and object.__dataclass_params__.repr and hasattr(repr_function, '__wrapped__')
                and '__create_fn__' in repr_function.__wrapped__.__qualname__)

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        items = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values()
                 if f.repr and f._field_type.name == '_FIELD']
        stream.write(name + '(')
        self._format_namespace_items(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(')')

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write('{')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        if len(object):
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write('}')

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(')')

    def _pprint_dict_view(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        stream.write(name + '([')
        self._format_items(sorted(object, key=_safe_key), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write('])')

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write('[')
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write(']')

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        stream.write('(')
        end = ',)' if len(object) == 1 else ')'
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        cls = object.__class__
        if cls is set:
            stream.write('{')
            end = '}'
        else:
            stream.write(cls.__name__ + '({')
            end = '})'
            indent += len(cls.__name__) + 1
        self._format_items(sorted(object, key=_safe_key), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = width = self._width - indent
        text = ''
        for number, line in enumerate(lines):
            text = repr(line)
            if number == len(lines) - 1:
                room -= allowance
            if len(text) <= room:
                chunks.append(text)
                continue
            parts = _words(line)
            left = width
            current = ''
            for index, part in enumerate(parts):
                candidate = current + part
                if index == len(parts) - 1 and number == len(lines) - 1:
                    left -= allowance
                if len(repr(candidate)) > left:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            stream.write(text)
            return
        if level == 1:
            stream.write('(')
        for number, chunk in enumerate(chunks):
            if number > 0:
                stream.write('\n' + ' ' * indent)
            stream.write(chunk)
        if level == 1:
            stream.write(')')

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            stream.write('(')
        delimiter = ''
        for text in _wrap_bytes_repr(object, self._width - indent, allowance):
            stream.write(delimiter)
            stream.write(text)
            if not delimiter:
                delimiter = '\n' + ' ' * indent
        if parens:
            stream.write(')')

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write('bytearray(')
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(')')

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write('mappingproxy(')
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(')')

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        name = 'namespace' if type(object) is types.SimpleNamespace else object.__class__.__name__
        stream.write(name + '(')
        self._format_namespace_items(object.__dict__.items(), stream, indent + len(name) + 1, allowance, context, level)
        stream.write(')')

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        delimiter = ',\n' + ' ' * indent
        items = list(items)
        for index, (key, value) in enumerate(items):
            last = index == len(items) - 1
            text = self._repr(key, context, level)
            stream.write(text)
            stream.write(': ')
            self._format(value, stream, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                stream.write(delimiter)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        delimiter = ',\n' + ' ' * indent
        items = list(items)
        for index, (key, value) in enumerate(items):
            last = index == len(items) - 1
            stream.write(key)
            stream.write('=')
            if id(value) in context:
                stream.write('...')
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                stream.write(delimiter)

    def _format_items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * ' ')
        line_end = ',\n' + ' ' * indent
        delimiter = ''
        room = full = self._width - indent + 1
        items = list(items)
        for index, item in enumerate(items):
            last = index == len(items) - 1
            if last:
                full -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                width = len(text) + 2
                if room < width:
                    room = full
                    if delimiter:
                        delimiter = line_end
                if room >= width:
                    room -= width
                    write(delimiter)
                    delimiter = ', '
                    write(text)
                    continue
            write(delimiter)
            delimiter = line_end
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    def format(self, object, context, maxlevels, level):
        """Format object for a specific context: (text, is readable, is recursive)."""
        return self._safe_repr(object, context, maxlevels, level)

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write('%s(%s,\n%s' % (name, factory, ' ' * indent))
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(')')

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '({')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write('})')

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        indent += len(name) + 1
        for index, mapping in enumerate(object.maps):
            if index == len(object.maps) - 1:
                self._format(mapping, stream, indent, allowance + 1, context, level)
                stream.write(')')
            else:
                self._format(mapping, stream, indent, 1, context, level)
                stream.write(',\n' + ' ' * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        indent += len(name) + 1
        stream.write('[')
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write('])')
        else:
            self._format_items(object, stream, indent, 2, context, level)
            stream.write('],\n%smaxlen=%s)' % (' ' * indent, self._repr(object.maxlen, context, level)))

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _dispatch = {
        dict.__repr__: _pprint_dict, collections.OrderedDict.__repr__: _pprint_ordered_dict,
        list.__repr__: _pprint_list, tuple.__repr__: _pprint_tuple, set.__repr__: _pprint_set,
        frozenset.__repr__: _pprint_set, str.__repr__: _pprint_str, bytes.__repr__: _pprint_bytes,
        bytearray.__repr__: _pprint_bytearray, types.MappingProxyType.__repr__: _pprint_mappingproxy,
        collections.defaultdict.__repr__: _pprint_default_dict, collections.Counter.__repr__: _pprint_counter,
        collections.deque.__repr__: _pprint_deque, collections.ChainMap.__repr__: _pprint_chain_map,
        collections.UserDict.__repr__: _pprint_user, collections.UserList.__repr__: _pprint_user,
        collections.UserString.__repr__: _pprint_user,
    }
    if _version >= 9:
        _dispatch[types.SimpleNamespace.__repr__] = _pprint_simplenamespace
    if _version >= 14:
        for _view in ({}.keys(), {}.values(), {}.items()):
            _dispatch[type(_view).__repr__] = _pprint_dict_view
        del _view

    def _safe_repr(self, object, context, maxlevels, level):
        """The one-line repr, with whether eval() could read it and whether it contains itself."""
        kind = type(object)
        if kind in _builtin_scalars:
            return repr(object), True, False
        method = getattr(kind, '__repr__', None)
        if _version >= 10 and method is int.__repr__:
            return ('{:_d}'.format(object) if self._underscore_numbers else repr(object)), True, False
        if issubclass(kind, dict) and method is dict.__repr__:
            return self._safe_dict_repr(object, context, maxlevels, level)
        if (issubclass(kind, list) and method is list.__repr__) or (issubclass(kind, tuple)
                                                                    and method is tuple.__repr__):
            return self._safe_list_repr(object, context, maxlevels, level, issubclass(kind, list))
        text = repr(object)
        return text, bool(text) and not text.startswith('<'), False

    def _safe_dict_repr(self, object, context, maxlevels, level):
        if not object:
            return '{}', True, False
        key_of_object = id(object)
        if maxlevels and level >= maxlevels:
            return '{...}', False, key_of_object in context
        if key_of_object in context:
            return _recursion(object), False, True
        context[key_of_object] = 1
        readable, recursive = True, False
        parts = []
        items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
        for pair in items:
            texts = []
            for value in pair:
                text, value_readable, value_recursive = self.format(value, context, maxlevels, level + 1)
                texts.append(text)
                readable = readable and value_readable
                recursive = recursive or value_recursive
            parts.append('%s: %s' % tuple(texts))
        del context[key_of_object]
        return '{%s}' % ', '.join(parts), readable, recursive

    def _safe_list_repr(self, object, context, maxlevels, level, is_list):
        if is_list:
            if not object:
                return '[]', True, False
            template = '[%s]'
        elif len(object) == 1:
            template = '(%s,)'
        else:
            if not object:
                return '()', True, False
            template = '(%s)'
        key = id(object)
        if maxlevels and level >= maxlevels:
            return template % '...', False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        parts = []
        for item in object:
            text, item_readable, item_recursive = self.format(item, context, maxlevels, level + 1)
            parts.append(text)
            readable = readable and item_readable
            recursive = recursive or item_recursive
        del context[key]
        return template % ', '.join(parts), readable, recursive


_builtin_scalars = {str, bytes, bytearray, float, complex, bool, type(None)}
if _version < 10:
    _builtin_scalars.add(int)


def _words(line):
    """The line in pieces that begin with a word and end with the blanks after it."""
    pieces = []
    start = 0
    for position in range(1, len(line)):
        if line[position - 1].isspace() and not line[position].isspace():
            pieces.append(line[start:position])
            start = position
    pieces.append(line[start:])
    return pieces


def _recursion(object):
    return '<Recursion on %s with id=%s>' % (type(object).__name__, id(object))


def _wrap_bytes_repr(object, width, allowance):
    current = b''
    last = len(object) // 4 * 4
    for start in range(0, len(object), 4):
        part = object[start:start + 4]
        candidate = current + part
        if start == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)
