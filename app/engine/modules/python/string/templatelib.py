"""What a t-string makes: a template of texts and interpolations (3.14)."""
from _slotscope import version as _version, native as _native

if _version < 14:
    raise ModuleNotFoundError("No module named 'string.templatelib'", name='string.templatelib')

__all__ = ['Interpolation', 'Template', 'convert']


@_native
class Interpolation:
    """A value between the texts of a template, with the way it was written."""
    __slots__ = ('_value', '_expression', '_conversion', '_format_spec')
    __match_args__ = ('value', 'expression', 'conversion', 'format_spec')

    def __new__(cls, value, expression='', conversion=None, format_spec=''):
        if conversion is not None:
            if not isinstance(conversion, str):
                raise TypeError("Interpolation() argument 'conversion' must be str, not " + type(conversion).__name__)
            if conversion not in ('s', 'r', 'a'):
                raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        self = super().__new__(cls)
        self._value = value
        self._expression = expression
        self._conversion = conversion
        self._format_spec = format_spec
        return self

    @property
    def value(self):
        return self._value

    @property
    def expression(self):
        return self._expression

    @property
    def conversion(self):
        return self._conversion

    @property
    def format_spec(self):
        return self._format_spec

    def __repr__(self):
        return f'Interpolation({self._value!r}, {self._expression!r}, {self._conversion!r}, {self._format_spec!r})'

    def __reduce__(self):
        return type(self), (self._value, self._expression, self._conversion, self._format_spec)

    __class_getitem__ = classmethod(type(list[int]))


@_native
class Template:
    """Texts and interpolations in turn; there is always one text more than interpolations."""
    __slots__ = ('_strings', '_interpolations')

    def __new__(cls, *args):
        strings = []
        interpolations = []
        expects_text = True
        for arg in args:
            if isinstance(arg, str):
                if expects_text:
                    strings.append(arg)
                else:
                    strings[-1] += arg
                expects_text = False
            elif isinstance(arg, Interpolation):
                if expects_text:
                    strings.append('')
                interpolations.append(arg)
                expects_text = True
            else:
                raise TypeError('Template.__new__ *args need to be of type \'str\' or \'Interpolation\', got '
                                + type(arg).__name__)
        if expects_text:
            strings.append('')
        self = super().__new__(cls)
        self._strings = tuple(strings)
        self._interpolations = tuple(interpolations)
        return self

    @property
    def strings(self):
        return self._strings

    @property
    def interpolations(self):
        return self._interpolations

    @property
    def values(self):
        return tuple(each.value for each in self._interpolations)

    def __iter__(self):
        for position, text in enumerate(self._strings):
            if text:
                yield text
            if position < len(self._interpolations):
                yield self._interpolations[position]

    def __add__(self, other):
        if isinstance(other, Template):
            return Template(*self, *other)
        if isinstance(other, str):
            raise TypeError('can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template')
        raise TypeError('can only concatenate string.templatelib.Template (not "%s") to string.templatelib.Template'
                        % type(other).__name__)

    def __repr__(self):
        return f'Template(strings={self._strings!r}, interpolations={self._interpolations!r})'

    def __reduce__(self):
        return Template, tuple(self)


def convert(obj, /, conversion):
    """Convert *obj* using formatted string literal semantics."""
    if conversion is None:
        return obj
    if conversion == 'r':
        return repr(obj)
    if conversion == 's':
        return str(obj)
    if conversion == 'a':
        return ascii(obj)
    raise ValueError(f'invalid conversion specifier: {conversion}')
