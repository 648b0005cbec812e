"""Constants of text, templates with $ and the Formatter behind str.format()."""
from _slotscope import version as _version

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Split the argument into words, capitalize each and join them."""
    return (sep or ' ').join(word.capitalize() for word in s.split(sep))


_missing = {}


class Template:
    """A string class for supporting $-substitutions."""
    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = None

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._prepare()

    @classmethod
    def _prepare(cls):
        """Compile the class's pattern: what it gives itself, or one made from its delimiter and identifiers."""
        import re
        pattern = cls.__dict__.get('pattern')
        if pattern is None:
            mark = re.escape(cls.delimiter)
            inside = cls.braceidpattern or cls.idpattern
            pattern = rf'{mark}(?:(?P<escaped>{mark})|(?P<named>{cls.idpattern})|{{(?P<braced>{inside})}}|(?P<invalid>))'
        flags = cls.flags if cls.flags is not None else re.IGNORECASE
        cls.pattern = re.compile(pattern, flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template
        if not hasattr(type(self), 'pattern'):
            Template._prepare()

    def _invalid(self, found):
        start = found.start('invalid')
        lines = self.template[:start].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column = start - len(''.join(lines[:-1]))
            line = len(lines)
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

    def _mapping(self, mapping, kws):
        if mapping is _missing:
            return kws
        if kws:
            return {**mapping, **kws}
        return mapping

    def substitute(self, mapping=_missing, /, **kws):
        mapping = self._mapping(mapping, kws)

        def convert(found):
            named = found.group('named') or found.group('braced')
            if named is not None:
                return str(mapping[named])
            if found.group('escaped') is not None:
                return self.delimiter
            if found.group('invalid') is not None:
                self._invalid(found)
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping=_missing, /, **kws):
        mapping = self._mapping(mapping, kws)

        def convert(found):
            named = found.group('named') or found.group('braced')
            if named is not None:
                try:
                    return str(mapping[named])
                except KeyError:
                    return found.group()
            if found.group('escaped') is not None:
                return self.delimiter
            if found.group('invalid') is not None:
                return found.group()
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return self.pattern.sub(convert, self.template)

    if _version >= 11:
        def is_valid(self):
            for found in self.pattern.finditer(self.template):
                if found.group('invalid') is not None:
                    return False
                if (found.group('named') is None and found.group('braced') is None
                        and found.group('escaped') is None):
                    raise ValueError('Unrecognized named group in pattern', self.pattern)
            return True

        def get_identifiers(self):
            names = []
            for found in self.pattern.finditer(self.template):
                named = found.group('named') or found.group('braced')
                if named is not None and named not in names:
                    names.append(named)
                elif (named is None and found.group('invalid') is None and found.group('escaped') is None):
                    raise ValueError('Unrecognized named group in pattern', self.pattern)
            return names


def _parse(text):
    """The pieces of a format string: (literal, field name, format spec, conversion)."""
    literal = []
    position = 0
    size = len(text)
    while position < size:
        char = text[position]
        position += 1
        if char in '{}':
            if text[position:position + 1] == char:
                yield ''.join(literal) + char, None, None, None
                literal = []
                position += 1
                continue
            if char == '}':
                raise ValueError("Single '}' encountered in format string")
            if position == size:
                raise ValueError("Single '{' encountered in format string")
            field, position = _field_text(text, position)
            yield (''.join(literal), *field)
            literal = []
        else:
            literal.append(char)
    if literal:
        yield ''.join(literal), None, None, None


def _field_text(text, position):
    """The replacement field after its opening brace: (name, spec, conversion) and the place after it."""
    start = position
    depth = 1
    bracket = False
    name_end = None
    while position < len(text):
        char = text[position]
        if name_end is None and not bracket and char in ':!':
            name_end = position
            break
        if char == '[':
            bracket = True
        elif char == ']':
            bracket = False
        elif char == '{' and not bracket:
            raise ValueError("unexpected '{' in field name")
        elif char == '}' and not bracket:
            return (text[start:position], '', None), position + 1
        position += 1
    else:
        raise ValueError("expected '}' before end of string")
    name = text[start:name_end]
    conversion = None
    if text[position] == '!':
        if position + 1 >= len(text):
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[position + 1]
        position += 2
        if position >= len(text):
            raise ValueError("unmatched '{' in format spec")
        if text[position] == '}':
            return (name, '', conversion), position + 1
        if text[position] != ':':
            raise ValueError("expected ':' after conversion specifier")
    position += 1
    start = position
    while position < len(text):
        if text[position] == '{':
            depth += 1
        elif text[position] == '}':
            depth -= 1
            if not depth:
                return (name, text[start:position], conversion), position + 1
        position += 1
    raise ValueError("unmatched '{' in format spec" if depth > 1 else "expected '}' before end of string")


def _split_field_name(name):
    """The first part of a field name and the way from there: (is attribute, name or index)."""
    end = min((at for at in (name.find('.'), name.find('[')) if at >= 0), default=len(name))
    first, rest = name[:end], name[end:]
    return (int(first) if first.isdigit() else first), _path(rest)


def _path(rest):
    while rest:
        if rest[0] == '.':
            end = min((at for at in (rest.find('.', 1), rest.find('[', 1)) if at >= 0), default=len(rest))
            if end == 1:
                raise ValueError('Empty attribute in format string')
            yield True, rest[1:end]
            rest = rest[end:]
        elif rest[0] == '[':
            end = rest.find(']')
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key = rest[1:end]
            if not key:
                raise ValueError('Empty attribute in format string')
            yield False, int(key) if key.isdigit() else key
            rest = rest[end + 1:]
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")


class Formatter:
    """str.format() as a class whose steps can be overridden."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, field_name, format_spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field_name is None:
                continue
            field_name, auto_arg_index = self._numbered(field_name, auto_arg_index)
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(format_spec, args, kwargs, used_args, recursion_depth - 1,
                                                        auto_arg_index=auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return ''.join(result), auto_arg_index

    def _numbered(self, field_name, auto_arg_index):
        """Give a field without a number the next one; numbered and unnumbered fields must not be mixed."""
        first = field_name
        if _version >= 14:
            first, path = _split_field_name(field_name)
        if first == '':
            if auto_arg_index is False:
                raise ValueError('cannot switch from manual field specification to automatic field numbering')
            return str(auto_arg_index) + field_name, auto_arg_index + 1
        if isinstance(first, int) or first.isdigit():
            if auto_arg_index:
                raise ValueError('cannot switch from manual field specification to automatic field numbering')
            return field_name, False
        return field_name, auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, path = _split_field_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in path:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
