"""Data classes: the methods of a record written from the annotations of its class."""
import sys
import abc
from types import MappingProxyType as _MappingProxy
from _slotscope import version as _version

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar']
if _version >= 10:
    __all__.append('KW_ONLY')
__all__ += ['MISSING', 'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
if _version >= 10:
    KW_ONLY = _KW_ONLY_TYPE()
_EMPTY_METADATA = _MappingProxy({})
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'
_MemberDescriptor = type(type(lambda: None).__dict__['__globals__'])
_Function = type(lambda: None)


class _FIELD_BASE:
    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) and not _is_alias(self.type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


def _is_alias(tp):
    return _version >= 9 and type(tp) is type(list[int])


def _recursive_repr(user_function):
    from reprlib import recursive_repr
    wrapper = recursive_repr()(user_function)
    wrapper.__wrapped__ = user_function
    return wrapper


class Field:
    """What dataclass() knows about one field; field() makes these."""
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata') + (
        ('kw_only',) if _version >= 10 else ()) + (('doc',) if _version >= 14 else ()) + ('_field_type',)

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only=MISSING, doc=None):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else _MappingProxy(metadata)
        if _version >= 10:
            self.kw_only = kw_only
        if _version >= 14:
            self.doc = doc
        self._field_type = None

    def _shown(self):
        shown = ['name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata']
        if _version >= 10:
            shown.append('kw_only')
        if _version >= 14:
            shown.append('doc')
        parts = [f'{name}={getattr(self, name)!r}' for name in shown]
        return f'Field({",".join(parts)},_field_type={self._field_type})'

    if _version < 10:
        __repr__ = _shown
    else:
        @_recursive_repr
        def __repr__(self):
            return self._shown()

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), '__set_name__', None)
        if func:
            func(self.default, owner, name)

    if _version >= 9:
        __class_getitem__ = classmethod(type(list[int]))


class _DataclassParams:
    """The arguments that dataclass() was called with."""
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen') + (
        ('match_args', 'kw_only', 'slots', 'weakref_slot') if _version >= 12 else ())

    def __init__(self, **options):
        for name in self.__slots__:
            setattr(self, name, options[name])

    def __repr__(self):
        return '_DataclassParams(%s)' % ','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)


def _field(default, default_factory, init, repr, hash, compare, metadata, kw_only=MISSING, doc=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


if _version >= 14:
    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
              metadata=None, kw_only=MISSING, doc=None):
        """Return an object to identify dataclass fields."""
        return _field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)
elif _version >= 10:
    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
              metadata=None, kw_only=MISSING):
        """Return an object to identify dataclass fields."""
        return _field(default, default_factory, init, repr, hash, compare, metadata, kw_only)
else:
    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
              metadata=None):
        """Return an object to identify dataclass fields."""
        return _field(default, default_factory, init, repr, hash, compare, metadata)


# ---- writing the methods --------------------------------------------------------------------------

class _Writer:
    """The source of the methods. Up to 3.12 each is compiled by itself, from 3.13 all together."""

    def __init__(self, namespace):
        self.namespace = namespace
        self.names = []
        self.sources = []
        self.locals = {}
        self.overwrite_errors = {}
        self.made = []

    def add(self, name, args, body, locals=None, returns=False, decorator=None, overwrite_error=False):
        """One method: its parameters and the lines of its body."""
        annotation = ''
        locals = dict(locals or {})
        if returns:
            locals[_names['return']] = None
            annotation = '->' + _names['return']
        lines = [f' def {name}({",".join(args)}){annotation}:'] + ['  ' + line for line in body]
        if decorator and _version >= 13:
            lines.insert(0, ' ' + decorator)
        self.names.append(name)
        self.overwrite_errors[name] = overwrite_error
        if _version >= 13:
            self.sources.extend(lines)
            self.locals.update(locals)
        else:
            self.made.append(_compile(lines, locals, self.namespace, name)[0])

    def install(self, cls):
        if _version >= 13 and self.names:
            self.made = _compile(self.sources, self.locals, self.namespace, ','.join(self.names) + ',')
        for name, function in zip(self.names, self.made):
            if name == '__repr__' and _version < 13:
                function = _recursive_repr(function)
            if _version >= 10:
                function.__qualname__ = f'{cls.__qualname__}.{name}'
            if name in cls.__dict__ and name not in self.placeholders:
                error = self.overwrite_errors[name]
                if error:
                    message = f'Cannot overwrite attribute {name} in class {cls.__name__}'
                    if error is not True:
                        message = f'{message}{error}'
                    raise TypeError(message)
                continue
            setattr(cls, name, function)

    placeholders = ()


def _compile(lines, locals, namespace, result):
    """Run the definitions in a function whose parameters are what the methods close over."""
    source = 'def __create_fn__(%s):\n%s\n return %s' % (', '.join(locals), '\n'.join(lines), result)
    scope = {}
    exec(source, namespace, scope)
    made = scope['__create_fn__'](**locals)
    return made if isinstance(made, tuple) else (made,)


if _version >= 12:
    _names = {'return': '__dataclass_return_type__', 'type': '__dataclass_type_%s__', 'default': '__dataclass_dflt_%s__',
              'factory': '__dataclass_HAS_DEFAULT_FACTORY__', 'object': '__dataclass_builtins_object__'}
else:
    _names = {'return': '_return_type', 'type': '_type_%s', 'default': '_dflt_%s', 'factory': '_HAS_DEFAULT_FACTORY',
              'object': '__dataclass_builtins_object__'}


def _init_param(f):
    """One parameter of __init__: name, annotation, default."""
    if f.default is MISSING and f.default_factory is MISSING:
        default = ''
    elif f.default is not MISSING:
        default = '=' + _names['default'] % f.name
    else:
        default = '=' + _names['factory']
    return f'{f.name}:{_names["type"] % f.name}{default}'


def _init_assignment(f, frozen, locals, self_name, slots):
    """The line of __init__ that gives a field its value, or None when nothing is to be done."""
    default = _names['default'] % f.name
    if f.default_factory is not MISSING:
        locals[default] = f.default_factory
        value = f'{default}() if {f.name} is {_names["factory"]} else {f.name}' if f.init else f'{default}()'
    elif f.init:
        if f.default is not MISSING:
            locals[default] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        locals[default] = f.default
        value = default
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f'{_names["object"]}.__setattr__({self_name},{f.name!r},{value})'
    return f'{self_name}.{f.name}={value}'


def _write_init(writer, fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std_fields:
        if not f.init:
            continue
        if not (f.default is MISSING and f.default_factory is MISSING):
            seen_default = f
        elif seen_default:
            where = f' {seen_default.name!r}' if _version >= 13 else ''
            raise TypeError(f'non-default argument {f.name!r} follows default argument{where}')
    locals = {_names['type'] % f.name: f.type for f in fields}
    locals[_names['factory']] = _HAS_DEFAULT_FACTORY
    locals[_names['object']] = object
    if _version < 12:
        locals['MISSING'] = MISSING
    body = []
    for f in fields:
        line = _init_assignment(f, frozen, locals, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        arguments = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.{_POST_INIT_NAME}({arguments})')
    params = [_init_param(f) for f in std_fields if f.init]
    if kw_only_fields:
        params += ['*'] + [_init_param(f) for f in kw_only_fields]
    writer.add('__init__', [self_name, *params], body or ['pass'], locals, returns=True)


def _tuple_text(obj_name, fields):
    """The source of a tuple of the fields' values."""
    if not fields:
        return '()'
    return f'({",".join(f"{obj_name}.{f.name}" for f in fields)},)'


def _write_repr(writer, fields):
    shown = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in fields)
    writer.add('__repr__', ('self',), [f'return f"{{self.__class__.__qualname__}}({shown})"'],
               {'__dataclasses_recursive_repr': _lazy_recursive_repr} if _version >= 13 else None,
               decorator='@__dataclasses_recursive_repr()')


def _lazy_recursive_repr():
    from reprlib import recursive_repr
    return recursive_repr()


def _write_eq(writer, fields):
    if _version >= 13:
        terms = [f'self.{f.name}==other.{f.name}' for f in fields]
        body = ['if self is other:', ' return True', 'if other.__class__ is self.__class__:',
                f' return {" and ".join(terms) or "True"}', 'return NotImplemented']
    else:
        body = ['if other.__class__ is self.__class__:',
                f' return {_tuple_text("self", fields)}=={_tuple_text("other", fields)}', 'return NotImplemented']
    writer.add('__eq__', ('self', 'other'), body)


_TOTAL_ORDERING_HINT = (' ' if _version >= 13 else '. ') + 'Consider using functools.total_ordering'


def _write_order(writer, fields):
    mine, theirs = _tuple_text('self', fields), _tuple_text('other', fields)
    for name, op in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
        writer.add(name, ('self', 'other'),
                   ['if other.__class__ is self.__class__:', f' return {mine}{op}{theirs}', 'return NotImplemented'],
                   overwrite_error=_TOTAL_ORDERING_HINT)


def _write_frozen(writer, cls, fields):
    if _version >= 12:
        names = '{' + ','.join(repr(f.name) for f in fields) + '}' if fields else '()'
    else:
        names = '(' + ''.join(repr(f.name) + ',' for f in fields) + ')'
    condition = 'type(self) is cls'
    if fields or _version < 12:
        condition += f' or name in {names}'
    for name, args, verb, call in (('__setattr__', ('self', 'name', 'value'), 'assign to', '(name, value)'),
                                   ('__delattr__', ('self', 'name'), 'delete', '(name)')):
        writer.add(name, args, [f'if {condition}:', f' raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
                                f'super(cls, self).{name}{call}'],
                   {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}, overwrite_error=True)


def _hash_action(unsafe_hash, eq, frozen, has_explicit_hash, cls):
    """What to do about __hash__: 'add', 'none' or nothing."""
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        return 'add'
    if not eq or has_explicit_hash:
        return None
    return 'add' if frozen else 'none'


# ---- reading the annotations ----------------------------------------------------------------------

def _is_type(annotation, cls, a_module, wanted):
    """Whether a string annotation names, by itself or after a module's name, something that wanted() accepts."""
    text = annotation.lstrip()
    first = _leading_word(text)
    if not first:
        return False
    rest = text[len(first):].lstrip()
    namespace = None
    name = first
    if rest[:1] == '.':
        name = _leading_word(rest[1:].lstrip())
        module = sys.modules.get(cls.__module__)
        if module and module.__dict__.get(first) is a_module:
            namespace = sys.modules.get(a_module.__name__).__dict__
    else:
        module = sys.modules.get(cls.__module__)
        namespace = module.__dict__ if module else None
    return bool(namespace) and wanted(namespace.get(name))


def _leading_word(text):
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == '_'):
        end += 1
    return text[:end]


def _is_classvar(annotation):
    typing = sys.modules.get('typing')
    return typing is not None and (annotation is typing.ClassVar
                                   or type(annotation) is typing._GenericAlias
                                   and annotation.__origin__ is typing.ClassVar)


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return _version >= 10 and annotation is KW_ONLY


def _annotation_is(annotation, cls, module, wanted):
    return wanted(annotation) or isinstance(annotation, str) and module is not None and _is_type(
        annotation, cls, module, wanted)


def _get_field(cls, name, annotation, default_kw_only):
    """The Field for one annotated name of the class."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, _MemberDescriptor):
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _annotation_is(annotation, cls, sys.modules.get('typing'), _is_classvar):
        f._field_type = _FIELD_CLASSVAR
    if f._field_type is _FIELD and _annotation_is(annotation, cls, sys.modules[__name__], _is_initvar):
        f._field_type = _FIELD_INITVAR
    special = f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR)
    if special and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if _version >= 10:
        if f._field_type in (_FIELD, _FIELD_INITVAR):
            if f.kw_only is MISSING:
                f.kw_only = default_kw_only
        elif f.kw_only is not MISSING:
            raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and (f.default.__class__.__hash__ is None if _version >= 11
                                    else isinstance(f.default, (list, dict, set))):
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    return f


def _own_annotations(cls):
    if _version >= 14:
        import annotationlib
        return annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)
    return cls.__dict__.get('__annotations__', {})


def _collect_fields(cls, inherited, kw_only):
    """The fields that this class adds or replaces, in order; the class attributes become plain defaults."""
    own = []
    annotations = _own_annotations(cls)
    kw_only_seen = False
    for name, annotation in annotations.items():
        if _version >= 10 and _annotation_is(annotation, cls, sys.modules[__name__], _is_kw_only):
            if kw_only_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            kw_only_seen = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        inherited[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')


def _inherit_fields(cls, frozen):
    """The fields of the bases, after checking that frozen and thawed classes are not mixed."""
    fields = {}
    has_bases = any_frozen = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is None:
            continue
        has_bases = True
        if all_frozen is None:
            all_frozen = True
        for f in base_fields.values():
            fields[f.name] = f
        if getattr(base, _PARAMS).frozen:
            any_frozen = True
        else:
            all_frozen = False
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if frozen and (all_frozen is False if _version >= 12 else not any_frozen):
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    return fields


# ---- the decorator --------------------------------------------------------------------------------

def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False):
    namespace = sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}
    setattr(cls, _PARAMS, _DataclassParams(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                                           frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                                           weakref_slot=weakref_slot))
    fields = _inherit_fields(cls, frozen)
    _collect_fields(cls, fields, kw_only)
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or class_hash is None and '__eq__' in cls.__dict__)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    if _version >= 13 and '__replace__' not in cls.__dict__:
        cls.__replace__ = _replace
    all_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_fields = [f for f in all_init if f.init and not (_version >= 10 and f.kw_only)]
    kw_only_fields = [f for f in all_init if f.init and _version >= 10 and f.kw_only]
    field_list = [f for f in fields.values() if f._field_type is _FIELD]

    writer = _Writer(namespace)
    if init:
        self_name = '__dataclass_self__' if 'self' in fields else 'self'
        _write_init(writer, all_init, std_fields, kw_only_fields, frozen, hasattr(cls, _POST_INIT_NAME), self_name,
                    slots)
    if repr:
        _write_repr(writer, [f for f in field_list if f.repr])
    if eq:
        _write_eq(writer, [f for f in field_list if f.compare])
    if order:
        _write_order(writer, [f for f in field_list if f.compare])
    if frozen:
        _write_frozen(writer, cls, field_list)
    action = _hash_action(unsafe_hash, eq, frozen, has_explicit_hash, cls)
    if action == 'add':
        hashed = [f for f in field_list if (f.compare if f.hash is None else f.hash)]
        writer.add('__hash__', ('self',), [f'return hash({_tuple_text("self", hashed)})'])
        writer.placeholders = ('__hash__',)
        if _version >= 13:
            cls.__hash__ = None
    elif action == 'none' and _version >= 13:
        cls.__hash__ = None
    writer.install(cls)
    if action == 'none' and _version < 13:
        cls.__hash__ = None

    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _signature_text(cls, init, std_fields, kw_only_fields, writer)
    if _version >= 10:
        if match_args and '__match_args__' not in cls.__dict__:
            cls.__match_args__ = tuple(f.name for f in std_fields)
        if weakref_slot and not slots:
            raise TypeError('weakref_slot is True but slots is False')
        if slots:
            cls = _add_slots(cls, frozen, weakref_slot, field_list)
        abc.update_abstractmethods(cls)
    return cls


def _signature_text(cls, init, std_fields, kw_only_fields, writer):
    """The signature of the class as its documentation shows it."""
    if not init or cls.__init__ is not writer.made[0] or _has_own_way_of_making(cls):
        import inspect
        try:
            return str(inspect.signature(cls)).replace(' -> None', '')
        except (TypeError, ValueError):
            if _version >= 13:
                return ''
            raise
    if _version >= 14:  # the annotations of __init__ are collected from every class, which remembers that it was asked
        for base in cls.__mro__:
            getattr(base, '__annotations__', None)
    parts = [_parameter_text(f) for f in std_fields]
    if kw_only_fields:
        parts += ['*'] + [_parameter_text(f) for f in kw_only_fields]
    return f'({", ".join(parts)})'


_HEAP_TYPE = 1 << 9  # Py_TPFLAGS_HEAPTYPE


def _has_own_way_of_making(cls):
    return (type(cls) is not type and '__call__' in type(cls).__dict__
            or any('__new__' in base.__dict__ for base in cls.__mro__ if base.__flags__ & _HEAP_TYPE))


def _parameter_text(f):
    text = f'{f.name}: {_annotation_text(f.type)}'
    if f.default is not MISSING:
        return f'{text} = {f.default!r}'
    return text if f.default_factory is MISSING else f'{text} = <factory>'


def _annotation_text(annotation):
    """An annotation as inspect.formatannotation() writes it."""
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, type) and not _is_alias(annotation):
        if annotation.__module__ == 'builtins':
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _get_slots(cls):
    """The names that a class of the bases already has room for."""
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        places = {'__weakref__': '__weakrefoffset__', '__dict__': '__dictoffset__'} if _version >= 13 else {}
        return [name for name, offset in places.items() if getattr(cls, offset, -1) != 0]
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, '__next__'):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _add_slots(cls, is_frozen, weakref_slot, field_list):
    """The class again, made anew: slots can only be declared while a class is created."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in field_list)
    inherited = {name for base in cls.__mro__[1:-1] for name in _get_slots(base)} if _version >= 11 else ()
    wanted = names + (('__weakref__',) if weakref_slot else ())
    slots = tuple(name for name in wanted if name not in inherited)
    if _version >= 14:
        docs = {f.name: f.doc for f in field_list if f.doc is not None}
        if docs:
            slots = {name: docs.get(name) for name in slots}
    namespace['__slots__'] = slots
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    if _version >= 11:
        namespace.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    if is_frozen and (_version == 10 or '__getstate__' not in namespace and '__setstate__' not in namespace):
        namespace['__getstate__'] = _dataclass_getstate
        namespace['__setstate__'] = _dataclass_setstate
    elif is_frozen:
        namespace.setdefault('__getstate__', _dataclass_getstate)
        namespace.setdefault('__setstate__', _dataclass_setstate)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    if _version >= 14:
        _point_cells_at(new, cls)
    return new


def _point_cells_at(new, old):
    """Let the methods' references to the class of their body mean the class that has the slots."""
    for member in new.__dict__.values():
        member = getattr(member, '__func__', member)
        functions = (member.fget, member.fset, member.fdel) if isinstance(member, property) else (member,)
        for function in functions:
            while hasattr(function, '__wrapped__'):
                function = function.__wrapped__
            for cell in (function.__closure__ or ()) if isinstance(function, _Function) else ():
                try:
                    if cell.cell_contents is old:
                        cell.cell_contents = new
                except ValueError:
                    pass


if _version >= 11:
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                  match_args=True, kw_only=False, slots=False, weakref_slot=False):
        """Add dunder methods based on the fields defined in the class."""
        def wrap(cls):
            return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                                  weakref_slot)
        return wrap if cls is None else wrap(cls)
elif _version == 10:
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                  match_args=True, kw_only=False, slots=False):
        """Returns the same class as was passed in, with dunder methods added based on the fields defined in it."""
        def wrap(cls):
            return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
        return wrap if cls is None else wrap(cls)
else:
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False):
        """Returns the same class as was passed in, with dunder methods added based on the fields defined in it."""
        def wrap(cls):
            return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen)
        return wrap if cls is None else wrap(cls)


# ---- using data classes ---------------------------------------------------------------------------

def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    if _version >= 13:
        cls = obj if isinstance(obj, type) else type(obj)
    else:
        cls = obj if isinstance(obj, type) and not _is_alias(obj) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping field names to field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _converted(obj, lambda names, values: dict_factory(list(zip(names, values))), dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _converted(obj, lambda names, values: tuple_factory(values), None)


_atomic = {type(None), bool, int, float, str, complex, bytes, type(Ellipsis), type(NotImplemented), type, range, property,
           type(len), _Function}


def _converted(obj, build, dict_factory):
    """A copy of obj in which every data class instance became what build() makes of its names and values."""
    kind = type(obj)
    if kind in _atomic:
        return obj
    if hasattr(kind, _FIELDS):
        names = [f.name for f in fields(obj)]
        return build(names, [_converted(getattr(obj, name), build, dict_factory) for name in names])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return kind(*[_converted(value, build, dict_factory) for value in obj])
    if isinstance(obj, (list, tuple)):
        return kind(_converted(value, build, dict_factory) for value in obj)
    if isinstance(obj, dict):
        if hasattr(kind, 'default_factory') and _version >= 12:
            result = kind(getattr(obj, 'default_factory'))
            for key, value in obj.items():
                result[_converted(key, build, dict_factory)] = _converted(value, build, dict_factory)
            return result
        return kind((_converted(key, build, dict_factory), _converted(value, build, dict_factory))
                    for key, value in obj.items())
    import copy
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    """Return a new dynamically created dataclass."""
    import keyword
    import types
    module = options.pop('module', None) if _version >= 12 else None
    decorator = options.pop('decorator', dataclass) if _version >= 14 else dataclass
    namespace = {} if namespace is None else namespace if _version == 8 else dict(namespace)
    annotations = {}
    defaults = {}
    seen = set()
    for item in fields:
        if isinstance(item, str):
            name, tp = item, 'typing.Any'
            if _version >= 14:
                tp = _any_annotation()
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, defaults[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in seen:
            raise TypeError(f'Field name duplicated: {name!r}')
        seen.add(name)
        annotations[name] = tp

    def populate(body):
        body.update(namespace)
        body.update(defaults)
        body['__annotations__'] = annotations
    cls = types.new_class(cls_name, bases, {}, populate)
    if _version >= 12:
        if module is None:
            try:
                module = sys._getframe(1).f_globals.get('__name__', '__main__')
            except (AttributeError, ValueError):
                pass
        if module is not None:
            cls.__module__ = module
    return decorator(cls, **options)


def _any_annotation():
    from typing import Any
    return Any


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    error = TypeError if _version >= 13 else ValueError
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise error(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise error(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
