"""Annotations as Python 3.14 keeps them: evaluated when asked for, as values, forward references or source text."""
import sys

__all__ = ['Format', 'ForwardRef', 'call_annotate_function', 'call_evaluate_function', 'get_annotate_from_class_namespace',
           'get_annotations', 'annotations_to_string', 'type_repr']


_Cell = type((lambda cell: lambda: cell)(0).__closure__[0])


class _FormatMember(int):
    """A member of Format, without the cost of loading enum."""

    def __new__(cls, value, name):
        self = super().__new__(cls, value)
        self.name = name
        self.value = value
        return self

    def __repr__(self):
        return f'<Format.{self.name}: {int(self)}>'


class _FormatMeta(type):
    def __iter__(cls):
        return iter((cls.VALUE, cls.VALUE_WITH_FAKE_GLOBALS, cls.FORWARDREF, cls.STRING))

    def __call__(cls, value):
        for member in cls:
            if member == value:
                return member
        raise ValueError(f'{value!r} is not a valid Format')


class Format(metaclass=_FormatMeta):
    VALUE = _FormatMember(1, 'VALUE')
    VALUE_WITH_FAKE_GLOBALS = _FormatMember(2, 'VALUE_WITH_FAKE_GLOBALS')
    FORWARDREF = _FormatMember(3, 'FORWARDREF')
    STRING = _FormatMember(4, 'STRING')


class ForwardRef:
    """Wrapper that holds a forward reference: a name that may have a value later."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__globals__ = None
        self.__cell__ = None

    def __init_subclass__(cls, /, *args, _is_term=False, **kwds):
        if _is_term:
            return
        raise TypeError('Cannot subclass ForwardRef')

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """Evaluate the forward reference and return the value."""
        if format == Format.STRING:
            return self.__forward_arg__
        owner = owner if owner is not None else self.__owner__
        if globals is None:
            globals = self.__globals__
            if globals is None and self.__forward_module__ is not None:
                globals = getattr(sys.modules.get(self.__forward_module__), '__dict__', None)
            if globals is None and isinstance(owner, type):
                globals = getattr(sys.modules.get(owner.__module__), '__dict__', None)
            elif globals is None and callable(owner):
                globals = getattr(owner, '__globals__', None)
        if locals is None and isinstance(owner, type):
            locals = dict(vars(owner))
        names = dict(locals or {})
        for parameter in type_params or getattr(owner, '__type_params__', ()):
            names.setdefault(parameter.__name__, parameter)
        try:
            return eval(self.__forward_arg__, globals if globals is not None else {}, names)
        except Exception:
            if format == Format.FORWARDREF:
                return self
            raise

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__ and self.__owner__ == other.__owner__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        from typing import Union
        return Union[self, other]

    def __ror__(self, other):
        from typing import Union
        return Union[other, self]

    def __repr__(self):
        extra = ''
        if self.__forward_module__ is not None:
            extra += f', module={self.__forward_module__!r}'
        if self.__forward_is_class__:
            extra += ', is_class=True'
        if self.__owner__ is not None:
            extra += f', owner={self.__owner__!r}'
        return f'ForwardRef({self.__forward_arg__!r}{extra})'


_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(10, 15)


class _Term(ForwardRef, _is_term=True):
    """A name without a value while annotations are evaluated: what is done with it becomes text."""
    __slots__ = ()

    def __init__(self, text, level=_ATOM, made=None, owner=None):
        super().__init__(text, owner=owner, is_class=isinstance(owner, type))
        made = [] if made is None else made
        made.append(self)
        _how_made[id(self)] = level, made, owner

    def _settle(self):
        """It and all that was made of it become plain references."""
        for term in _how_made[id(self)][1]:
            del _how_made[id(term)]
            term.__class__ = ForwardRef

    def _next(self, text, level=_ATOM):
        _, made, owner = _how_made[id(self)]
        return _Term(text, level, made, owner)

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return self._next(f'{_text(self, _ATOM)}.{name}')

    def __getitem__(self, key):
        keys = key if isinstance(key, tuple) and key else (key,)
        return self._next(f'{_text(self, _ATOM)}[{", ".join(map(_text, keys))}]')

    def __call__(self, /, *args, **kwds):
        parts = [_text(arg) for arg in args] + [f'{name}={_text(value)}' for name, value in kwds.items()]
        return self._next(f'{_text(self, _ATOM)}({", ".join(parts)})')

    def __iter__(self):
        yield self._next('*' + _text(self, _ATOM))

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)


_how_made = {}  # by id of a term: how tightly its text binds, all terms of its name, whose annotations they are in


def _text(value, level=0):
    if isinstance(value, _Term):
        own = _how_made[id(value)][0]
        return value.__forward_arg__ if own >= level else f'({value.__forward_arg__})'
    if isinstance(value, slice):
        parts = [value.start, value.stop] + ([] if value.step is None else [value.step])
        return ':'.join('' if part is None else _text(part) for part in parts)
    if isinstance(value, (list, tuple)):
        inner = ', '.join(map(_text, value))
        return f'[{inner}]' if isinstance(value, list) else f'({inner},)' if len(value) == 1 else f'({inner})'
    return repr(value) if isinstance(value, str) else type_repr(value)


def _binary(name, sign, level):
    def forward(self, other):
        return self._next(f'{_text(self, level)} {sign} {_text(other, level + 1)}', level)

    def reflected(self, other):
        return self._next(f'{_text(other, level)} {sign} {_text(self, level + 1)}', level)
    setattr(_Term, f'__{name}__', forward)
    setattr(_Term, f'__r{name}__', reflected)


for _name, _sign, _level in (('or', '|', 6), ('xor', '^', 7), ('and', '&', 8), ('lshift', '<<', 9), ('rshift', '>>', 9),
                             ('add', '+', _SUM), ('sub', '-', _SUM), ('mul', '*', _PRODUCT), ('matmul', '@', _PRODUCT),
                             ('truediv', '/', _PRODUCT), ('floordiv', '//', _PRODUCT), ('mod', '%', _PRODUCT),
                             ('pow', '**', _POWER)):
    _binary(_name, _sign, _level)
for _name, _sign in (('neg', '-'), ('pos', '+'), ('invert', '~')):
    setattr(_Term, f'__{_name}__', lambda self, _sign=_sign: self._next(_sign + _text(self, _SIGN), _SIGN))


def type_repr(value):
    """Convert a Python value to a format suitable for use with the STRING format."""
    if isinstance(value, (type, type(len), type(type_repr))):
        if value.__module__ == 'builtins':
            return value.__qualname__
        return f'{value.__module__}.{value.__qualname__}'
    return '...' if value is ... else repr(value)


def annotations_to_string(annotations):
    """Convert an annotation dict containing values to approximately the STRING format."""
    return {name: text if isinstance(text, str) else type_repr(text) for name, text in annotations.items()}


def get_annotate_from_class_namespace(obj):
    """Retrieve the annotate function from a class namespace."""
    return obj.get('__annotate__') or obj.get('__annotate_func__')


def call_annotate_function(annotate, format, *, owner=None):
    """Call an __annotate__ function, with names that are not defined standing for themselves where asked for."""
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    if format == Format.VALUE:
        return annotate(1)
    try:
        return annotate(int(format))
    except NotImplementedError:
        pass
    if format == Format.STRING:
        return annotations_to_string(_with_texts(annotate))
    return _with_forward_references(annotate, owner)


def _with_texts(annotate):
    """What the function answers when every name stands for its own text."""
    code = annotate.__code__
    made = []
    texts = {name: _text(value) if isinstance(value, (_Term, list, tuple)) else value
             for name, value in _with_terms(annotate, made, None).items()}
    for term in made:
        del _how_made[id(term)]
    return texts


def _with_terms(annotate, made, owner):
    code = annotate.__code__
    names = {name: _Term(name, made=made, owner=owner) for name in code.co_names}
    closure = tuple(_Cell({} if name == '__classdict__' else _Term(name, made=made, owner=owner))
                    for name in code.co_freevars)
    return type(annotate)(code, names, closure=closure or None, argdefs=annotate.__defaults__)(1)


def _one_by_one(annotate, owner):
    """Values where an annotation can be evaluated, references where it cannot."""
    made = []
    result = _with_terms(annotate, made, owner)
    if made:
        made[0]._settle()
    for name, value in result.items():
        if isinstance(value, ForwardRef):
            try:
                result[name] = eval(value.__forward_arg__, annotate.__globals__)
            except Exception:
                pass
    return result


def _with_forward_references(annotate, owner):
    """What the function answers when every name it does not find is a reference to it."""
    names = annotate.__globals__
    while True:
        function = type(annotate)(annotate.__code__, names, closure=annotate.__closure__, argdefs=annotate.__defaults__)
        made = []
        try:
            result = function(1)
        except NameError as error:
            if not error.name or error.name in names:
                raise
            names = {**names, error.name: _Term(error.name, made=made, owner=owner)}
            continue
        except Exception:
            return _one_by_one(annotate, owner)
        for value in names.values():
            if isinstance(value, _Term):
                value._settle()
        return result


call_evaluate_function = call_annotate_function


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """Compute the annotations dict for an object."""
    if eval_str and format != Format.VALUE:
        raise ValueError('eval_str=True is only supported with format=Format.VALUE')
    if format == Format.VALUE:
        annotations = _own(obj)
    elif format == Format.FORWARDREF:
        try:
            annotations = _own(obj)
        except Exception:
            annotations = _by_annotate(obj, format)
    elif format == Format.STRING:
        annotations = _by_annotate(obj, format)
        if annotations is None:
            annotations = annotations_to_string(_own(obj) or {})
    else:
        raise ValueError(f'Unsupported format {format!r}')
    if annotations is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f'{obj!r} does not have annotations')
    annotations = dict(annotations)
    if eval_str:
        return _evaluated(obj, annotations, globals, locals)
    return annotations


def _own(obj):
    if isinstance(obj, type):
        return type.__dict__['__annotations__'].__get__(obj)
    try:
        return obj.__annotations__
    except AttributeError:
        if getattr(obj, '__annotate__', None) is not None:
            raise
        return None


def _by_annotate(obj, format):
    if isinstance(obj, type):
        annotate = type.__dict__['__annotate__'].__get__(obj)
    else:
        annotate = getattr(obj, '__annotate__', None)
    if annotate is None:
        return None
    return call_annotate_function(annotate, format, owner=obj)


def _evaluated(obj, annotations, globals, locals):
    if globals is None:
        if isinstance(obj, type):
            globals = getattr(sys.modules.get(obj.__module__), '__dict__', {})
            locals = dict(vars(obj)) if locals is None else locals
        else:
            inner = obj
            while hasattr(inner, '__wrapped__'):
                inner = inner.__wrapped__
            globals = getattr(inner, '__globals__', None) or getattr(inner, '__dict__', {})
    return {name: eval(value, globals, locals) if isinstance(value, str) else value
            for name, value in annotations.items()}
