"""Looking at live objects: members, kinds, signatures, documentation, source and frames."""
import sys
import types
from _slotscope import version as _version

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED = 1, 2, 4, 8, 16
CO_GENERATOR, CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 32, 64, 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20
_builtin_kinds = (types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType,
                  types.BuiltinFunctionType)


_RECORDS = {
    'Attribute': 'name kind defining_class object',
    'Arguments': 'args varargs varkw',
    'ArgInfo': 'args varargs keywords locals',
    'FullArgSpec': 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations',
    'ClosureVars': 'nonlocals globals builtins unbound',
    'Traceback': 'filename lineno function code_context index',
    'FrameInfo': 'frame filename lineno function code_context index',
}


def __getattr__(name):
    """The tuple types that functions here answer, made when they are first asked for."""
    if name in _RECORDS:
        from collections import namedtuple
        made = _with_positions if _version >= 11 and name in ('Traceback', 'FrameInfo') else namedtuple
        found = globals()[name] = made(name, _RECORDS[name], module='inspect')
        return found
    if name == 'BufferFlags' and _version >= 12:
        return _make_buffer_flags()
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def _with_positions(name, fields, module):
    """A named tuple whose instances also carry the positions of the instruction (3.11 and later)."""
    from collections import namedtuple
    base = namedtuple('_' + name, fields, module=module)

    def __new__(cls, *args, positions=None, **keywords):
        self = base.__new__(cls, *args, **keywords)
        self.positions = positions
        return self

    def __repr__(self):
        parts = ['%s=%r' % pair for pair in zip(self._fields, self)]
        return '%s(%s, positions=%r)' % (name, ', '.join(parts), self.positions)
    return type(name, (base,), {'__module__': module, '__new__': __new__, '__repr__': __repr__})


def _positions_of(frame, lasti):
    """Where the instruction stands in the source, as dis.Positions."""
    from dis import Positions
    from itertools import islice
    return Positions(*next(islice(frame.f_code.co_positions(), lasti // 2, None)))


def _record(name):
    return globals().get(name) or __getattr__(name)


def _make_buffer_flags():
    from enum import IntFlag
    flags = [('SIMPLE', 0), ('WRITABLE', 1), ('FORMAT', 4), ('ND', 8), ('STRIDES', 24), ('C_CONTIGUOUS', 56),
             ('F_CONTIGUOUS', 88), ('ANY_CONTIGUOUS', 152), ('INDIRECT', 280), ('CONTIG', 9), ('CONTIG_RO', 8),
             ('STRIDED', 25), ('STRIDED_RO', 24), ('RECORDS', 29), ('RECORDS_RO', 28), ('FULL', 285), ('FULL_RO', 284),
             ('READ', 256), ('WRITE', 512)]
    found = globals()['BufferFlags'] = IntFlag('BufferFlags', flags, module='inspect')
    return found


# ---- kinds of objects -----------------------------------------------------------------------------

def ismodule(object):
    """Return true if the object is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Return true if the object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Return true if the object is an instance method."""
    return isinstance(object, types.MethodType)


def ismethoddescriptor(object):
    """Return true if the object is a method descriptor, but not ismethod() or isfunction() or isclass()."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    if _version == 13:
        from functools import partial
        if isinstance(object, partial):
            return False  # it has __get__ only to warn
    if _version >= 13:
        return hasattr(tp, '__get__') and not hasattr(tp, '__set__') and not hasattr(tp, '__delete__')
    return hasattr(tp, '__get__') and not hasattr(tp, '__set__')


def isdatadescriptor(object):
    """Return true if the object is a data descriptor."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, '__set__') or hasattr(tp, '__delete__')


def ismemberdescriptor(object):
    """Return true if the object is a member descriptor."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Return true if the object is a getset descriptor."""
    return isinstance(object, types.GetSetDescriptorType)


def isfunction(object):
    """Return true if the object is a user-defined function."""
    return isinstance(object, types.FunctionType)


def _has_code_flag(f, flag):
    """Whether f is a function, a method or a partial of one, whose code has the flag."""
    from functools import partial
    while True:
        if ismethod(f):
            f = f.__func__
        elif isinstance(f, partial):
            f = f.func
        else:
            break
    return bool(isfunction(f) and f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Return true if the object is a user-defined generator function."""
    return _has_code_flag(obj, CO_GENERATOR)


if _version >= 12:
    _is_coroutine_mark = object()

    def markcoroutinefunction(func):
        """Decorator to ensure callable is recognised as a coroutine function."""
        if hasattr(func, '__func__'):
            func = func.__func__
        func._is_coroutine_mark = _is_coroutine_mark
        return func


def iscoroutinefunction(obj):
    """Return true if the object is a coroutine function."""
    if _has_code_flag(obj, CO_COROUTINE):
        return True
    return _version >= 12 and getattr(getattr(obj, '__func__', obj), '_is_coroutine_mark', 0) is _is_coroutine_mark


def isasyncgenfunction(obj):
    """Return true if the object is an asynchronous generator function."""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    """Return true if the object is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    """Return true if the object is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Return true if the object is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Return true if object can be passed to an ``await`` expression."""
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return hasattr(type(object), '__await__')


def istraceback(object):
    """Return true if the object is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Return true if the object is a frame object."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Return true if the object is a code object."""
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """Return true if the object is a built-in function or method."""
    return isinstance(object, types.BuiltinFunctionType)


if _version >= 11:
    def ismethodwrapper(object):
        """Return true if the object is a method wrapper."""
        return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Return true if the object is any kind of function or method."""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or _version >= 11 and isinstance(object, types.MethodWrapperType))


def isabstract(object):
    """Return true if the object is an abstract base class (ABC)."""
    if not isinstance(object, type):
        return False
    if hasattr(object, '__abstractmethods__') or not _has_abstract_metaclass(object):
        return bool(getattr(object, '__abstractmethods__', None))
    # Within __init_subclass__ the class is not ready: what is abstract in it, and in its bases, tells.
    if any(getattr(value, '__isabstractmethod__', False) for value in object.__dict__.values()):
        return True
    return any(getattr(getattr(object, name, None), '__isabstractmethod__', False)
               for base in object.__bases__ for name in getattr(base, '__abstractmethods__', ()))


def _has_abstract_metaclass(cls):
    from abc import ABCMeta
    return isinstance(cls, ABCMeta)


# ---- members --------------------------------------------------------------------------------------

def _members(object, predicate, getter):
    results = []
    processed = set()
    names = dir(object)
    mro = object.__mro__ if isclass(object) else ()
    if isclass(object) or getter is not getattr:
        try:
            for base in object.__bases__:
                for name, value in base.__dict__.items():
                    if isinstance(value, types.DynamicClassAttribute):
                        names.append(name)
        except AttributeError:
            pass
    for name in names:
        try:
            value = getter(object, name)
            if name in processed:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((name, value))
        processed.add(name)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name."""
    return _members(object, predicate, getattr)


if _version >= 11:
    def getmembers_static(object, predicate=None):
        """Return all members of an object as (name, value) pairs sorted by name, without running their code."""
        return _members(object, predicate, getattr_static)


def classify_class_attrs(cls):
    """Return list of attribute-descriptor tuples (name, kind, defining class, object)."""
    Attribute = _record('Attribute')
    mro = getmro(cls)
    result = []
    names = dir(cls)
    processed = set()
    for base in mro:
        for name, value in base.__dict__.items():
            if isinstance(value, types.DynamicClassAttribute) and value.fget is not None:
                names.append(name)
    for name in names:
        if name in processed:
            continue
        processed.add(name)
        homecls = obj = None
        for base in mro:
            if name in base.__dict__:
                obj = base.__dict__[name]
                homecls = base
                break
        else:
            homecls = type(cls)
            try:
                obj = getattr(cls, name)
            except Exception:
                continue
        if isinstance(obj, (staticmethod, types.BuiltinMethodType)):
            kind = 'static method'
        elif isinstance(obj, (classmethod, types.ClassMethodDescriptorType)):
            kind = 'class method'
        elif isinstance(obj, property):
            kind = 'property'
        elif isroutine(obj):
            kind = 'method'
        else:
            kind = 'data'
        result.append(Attribute(name, kind, homecls, obj))
    return result


def getmro(cls):
    """Return tuple of base classes (including cls) in method resolution order."""
    return cls.__mro__


_sentinel = object()


def _static_lookup(klass, attr):
    for base in type.__dict__['__mro__'].__get__(klass):
        namespace = type.__dict__['__dict__'].__get__(base)
        if attr in namespace:
            return namespace[attr]
    return _sentinel


def getattr_static(obj, attr, default=_sentinel):
    """Retrieve attributes without triggering dynamic lookup via the descriptor protocol or __getattr__."""
    instance_result = _sentinel
    klass = obj if isinstance(obj, type) else type(obj)
    if not isinstance(obj, type):
        namespace_attribute = _static_lookup(klass, '__dict__')
        if namespace_attribute is _sentinel or type(namespace_attribute) is types.GetSetDescriptorType:
            try:
                instance_result = object.__getattribute__(obj, '__dict__').get(attr, _sentinel)
            except AttributeError:
                pass
    klass_result = _static_lookup(klass, attr)
    if instance_result is not _sentinel and klass_result is not _sentinel:
        kind = type(klass_result)
        if _static_lookup(kind, '__get__') is not _sentinel and (
                _static_lookup(kind, '__set__') is not _sentinel
                or _static_lookup(kind, '__delete__') is not _sentinel):
            return klass_result
    if instance_result is not _sentinel:
        return instance_result
    if klass_result is not _sentinel:
        return klass_result
    if obj is klass:
        for base in type(klass).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


# ---- documentation and source ---------------------------------------------------------------------

def cleandoc(doc):
    """Clean up indentation from docstrings."""
    lines = doc.expandtabs().split('\n')
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip(' ' if _version >= 13 else None))
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    lines[0] = lines[0].lstrip(' ' if _version >= 13 else None)
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def _class_of_function(func):
    module = sys.modules.get(func.__module__)
    for name in func.__qualname__.split('.')[:-1]:
        module = getattr(module, name, None)
    return module if isclass(module) else None


def _inherited_doc(obj):
    """The documentation of what obj overrides."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object:
                doc = base.__doc__ if _version < 9 else base.__dict__.get('__doc__')
                if doc is not None:
                    return doc
        return None
    if ismethod(obj):
        name = obj.__func__.__name__
        owner = obj.__self__
        cls = owner if isclass(owner) else type(owner)
    elif isfunction(obj):
        name = obj.__name__
        cls = _class_of_function(obj)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif isbuiltin(obj):
        name = obj.__name__
        owner = obj.__self__
        if isclass(owner) and owner.__qualname__ + '.' + name == obj.__qualname__:
            cls = owner
        else:
            cls = owner.__class__
    elif isinstance(obj, property):
        name = obj.fget.__name__
        cls = _class_of_function(obj.fget)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name = obj.__name__
        cls = obj.__objclass__
        if getattr(cls, name) is not obj:
            return None
        if ismemberdescriptor(obj):
            slots = getattr(cls, '__slots__', None)
            if isinstance(slots, dict) and name in slots:
                return slots[name]
    else:
        return None
    for base in cls.__mro__:
        try:
            doc = getattr(base, name).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """Get the documentation string for an object."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodulename(path):
    """Return the module name for a given file, or None."""
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None


def getfile(object):
    """Work out which source or compiled file an object was defined in."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError('{!r} is a built-in module'.format(object))
    if isclass(object):
        if hasattr(object, '__module__'):
            module = sys.modules.get(object.__module__)
            if getattr(module, '__file__', None):
                return module.__file__
            if object.__module__ == '__main__':
                raise OSError('source code not available')
        raise TypeError('{!r} is a built-in class'.format(object))
    code = _code_of(object)
    if code is None:
        raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got {}'.format(
            type(object).__name__))
    return code.co_filename


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return object if iscode(object) else None


getsourcefile = getfile


def getmodule(object, _filename=None):
    """Return the module an object was defined in, or None if not found."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    code = _code_of(object)
    if code is not None:
        for module in list(sys.modules.values()):
            if getattr(module, '__file__', None) == code.co_filename:
                return module
    return None


def findsource(object):
    """Return the entire source file and starting line number for an object."""
    from _slotscope import source
    text = source(getfile(object))
    if text is None:
        raise OSError('source code not available' if _version >= 13 else 'could not get source code')
    lines = text.splitlines(True)
    if ismodule(object):
        return lines, 0
    if isclass(object):
        return lines, _class_line(object, lines)
    lnum = _code_of(object).co_firstlineno - 1
    if lnum >= len(lines):
        raise OSError('lineno is out of bounds')
    return lines, lnum


def _class_line(cls, lines):
    if _version >= 13:
        try:
            return cls.__dict__['__firstlineno__'] - 1
        except KeyError:
            raise OSError('source code not available') from None
    head = 'class ' + cls.__name__
    for number, line in enumerate(lines):
        stripped = line.lstrip()
        if stripped.startswith(head) and stripped[len(head):len(head) + 1] in (':', '(', ' ', '['):
            while number and lines[number - 1].lstrip().startswith('@') and _version >= 9:
                number -= 1
            return number
    raise OSError('could not find class definition')


def _block_length(lines):
    """How many of the lines belong to the definition that begins with the first."""
    indent = len(lines[0]) - len(lines[0].lstrip())
    depth = 0
    quote = None
    header = True
    last = 0
    continued = False
    for number, line in enumerate(lines):
        text = line.strip()
        if not header and depth == 0 and quote is None and not continued:
            if text and not text.startswith('#') and len(line) - len(line.lstrip()) <= indent:
                break
        depth, quote, code = _scan_line(text, depth, quote)
        continued = text.endswith('\\')
        if header and depth == 0 and quote is None and not code.startswith('@'):
            is_lambda = not code.startswith(('def ', 'class ', 'async '))
            header = False
            last = number
            if is_lambda or not code.endswith(':'):
                return number + 1
            continue
        if text and (not text.startswith('#') or quote is not None or len(line) - len(line.lstrip()) > indent):
            last = number
    return last + 1


def _scan_line(text, depth, quote):
    """Bracket depth and open triple quote after a line, and the line without its comment."""
    position = 0
    while position < len(text):
        if quote is not None:
            end = text.find(quote, position)
            if end < 0:
                return depth, quote if len(quote) == 3 else None, text
            position = end + len(quote)
            quote = None
            continue
        char = text[position]
        if char == '#':
            return depth, None, text[:position].rstrip()
        if char in '"\'':
            quote = char * 3 if text.startswith(char * 3, position) else char
            position += len(quote)
            if len(quote) == 1:
                while position < len(text) and text[position] != char:
                    position += 2 if text[position] == '\\' else 1
                position += 1
                quote = None
            continue
        if char in '([{':
            depth += 1
        elif char in ')]}':
            depth -= 1
        position += 1
    return depth, quote, text


def getblock(lines):
    """Extract the block of code at the top of the given list of lines."""
    return lines[:_block_length(lines)]


def getsourcelines(object):
    """Return a list of source lines and starting line number for an object."""
    object = unwrap(object)
    lines, lnum = findsource(object)
    if ismodule(object) or isframe(object) and object.f_code.co_name == '<module>':
        return lines, 0
    return getblock(lines[lnum:]), lnum + 1


def getsource(object):
    """Return the text of the source code for an object."""
    return ''.join(getsourcelines(object)[0])


def getcomments(object):
    """Get lines of comments immediately preceding an object's source code."""
    try:
        lines, lnum = findsource(object)
    except (OSError, TypeError):
        return None
    comments = []
    number = lnum - 1
    while number >= 0 and lines[number].lstrip().startswith('#'):
        comments.insert(0, lines[number].expandtabs().lstrip())
        number -= 1
    return ''.join(comments) or None


def indentsize(line):
    """Return the indent size, in spaces, at the start of a line of text."""
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*."""
    original = func
    seen = {id(func): func}
    while not isinstance(func, type) and hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError('wrapper loop when unwrapping {!r}'.format(original))
        seen[id(func)] = func
    return func


# ---- classes, frames, generators ------------------------------------------------------------------

def walktree(classes, children, parent):
    """Recursive helper function for getclasstree()."""
    results = []
    classes.sort(key=lambda cls: (cls.__module__, cls.__name__))
    for cls in classes:
        results.append((cls, cls.__bases__))
        if cls in children:
            results.append(walktree(children[cls], children, cls))
    return results


def getclasstree(classes, unique=False):
    """Arrange the given list of classes into a hierarchy of nested lists."""
    children = {}
    roots = []
    for cls in classes:
        if cls.__bases__:
            for parent in cls.__bases__:
                if cls not in children.setdefault(parent, []):
                    children[parent].append(cls)
                if unique and parent in classes:
                    break
        elif cls not in roots:
            roots.append(cls)
    roots.extend(parent for parent in children if parent not in classes and parent not in roots)
    return walktree(roots, children, None)


def currentframe():
    """Return the frame of the caller or None if this is not possible."""
    return sys._getframe(1)


def getframeinfo(frame, context=1):
    """Get information about a frame or traceback object."""
    from _slotscope import source
    lasti = None
    if istraceback(frame):
        lineno, lasti = frame.tb_lineno, frame.tb_lasti
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
    if not isframe(frame):
        raise TypeError('{!r} is not a frame or traceback object'.format(frame))
    lines = index = None
    if context > 0:
        text = source(frame.f_code.co_filename)
        if text is not None:
            lines = text.splitlines(True)
            start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
            lines = lines[start:start + context]
            index = lineno - 1 - start
    fields = (frame.f_code.co_filename, lineno, frame.f_code.co_name, lines, index)
    if _version < 11:
        return _record('Traceback')(*fields)
    return _record('Traceback')(*fields, positions=_positions_of(frame, frame.f_lasti if lasti is None else lasti))


def _frame_record(frame, info):
    if _version < 11:
        return _record('FrameInfo')(frame, *info)
    return _record('FrameInfo')(frame, *info, positions=info.positions)


def getouterframes(frame, context=1):
    """Get a list of records for a frame and all higher (calling) frames."""
    records = []
    while frame:
        records.append(_frame_record(frame, getframeinfo(frame, context)))
        frame = frame.f_back
    return records


def getinnerframes(tb, context=1):
    """Get a list of records for a traceback's frame and all lower frames."""
    records = []
    while tb:
        records.append(_frame_record(tb.tb_frame, getframeinfo(tb, context)))
        tb = tb.tb_next
    return records


def stack(context=1):
    """Return a list of records for the stack above the caller's frame."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Return a list of records for the stack below the current exception."""
    return getinnerframes(sys.exc_info()[2], context)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = ('CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED',
                                                          'CORO_CLOSED')


def _state(prefix, running, frame, suspended):
    if running:
        return prefix + 'RUNNING'
    if frame is None:
        return prefix + 'CLOSED'
    if suspended is None:
        suspended = frame.f_lasti != -1
    return prefix + ('SUSPENDED' if suspended else 'CREATED')


def getgeneratorstate(generator):
    """Get current state of a generator-iterator."""
    return _state('GEN_', generator.gi_running, generator.gi_frame, getattr(generator, 'gi_suspended', None))


def getcoroutinestate(coroutine):
    """Get current state of a coroutine object."""
    return _state('CORO_', coroutine.cr_running, coroutine.cr_frame, getattr(coroutine, 'cr_suspended', None))


if _version >= 12:
    AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = ('AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED',
                                                              'AGEN_CLOSED')

    def getasyncgenstate(agen):
        """Get current state of an asynchronous generator object."""
        return _state('AGEN_', agen.ag_running, agen.ag_frame, getattr(agen, 'ag_suspended', None))

    def getasyncgenlocals(agen):
        """Get the mapping of asynchronous generator local variables to their current values."""
        if not isasyncgen(agen):
            raise TypeError(f'{agen!r} is not a Python async generator')
        frame = getattr(agen, 'ag_frame', None)
        return frame.f_locals if frame is not None else {}


def getcoroutinelocals(coroutine):
    """Get the mapping of coroutine local variables to their current values."""
    frame = getattr(coroutine, 'cr_frame', None)
    return frame.f_locals if frame is not None else {}


def getlineno(frame):
    """Get the line number from a frame object, allowing for optimization."""
    return frame.f_lineno


def getgeneratorlocals(generator):
    """Get the mapping of generator local variables to their current values."""
    if not isgenerator(generator):
        raise TypeError('{!r} is not a Python generator'.format(generator))
    frame = getattr(generator, 'gi_frame', None)
    return frame.f_locals if frame is not None else {}


def getclosurevars(func):
    """Get the mapping of free variables to their current values."""
    import builtins
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError('{!r} is not a Python function'.format(func))
    code = func.__code__
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    found, builtin, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ('None', 'True', 'False'):
            continue
        if name in func.__globals__:
            found[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            builtin[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return _record('ClosureVars')(nonlocals, found, builtin, unbound)


# ---- annotations and signatures -------------------------------------------------------------------

if _version >= 14:
    def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
        """Compute the annotations dict for an object."""
        import annotationlib
        return annotationlib.get_annotations(obj, globals=globals, locals=locals, eval_str=eval_str,
                                             format=annotationlib.Format(format))
elif _version >= 10:
    def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
        """Compute the annotations dict for an object."""
        if isinstance(obj, type):
            annotations = obj.__dict__.get('__annotations__', None)
            if isinstance(annotations, types.GetSetDescriptorType):
                annotations = None
            obj_globals = getattr(sys.modules.get(obj.__module__), '__dict__', None)
            obj_locals = dict(vars(obj))
        elif isinstance(obj, types.ModuleType):
            annotations = getattr(obj, '__annotations__', None)
            obj_globals, obj_locals = obj.__dict__, None
        elif callable(obj):
            annotations = getattr(obj, '__annotations__', None)
            inner = obj
            while hasattr(inner, '__wrapped__'):
                inner = inner.__wrapped__
            obj_globals, obj_locals = getattr(inner, '__globals__', None), None
        else:
            raise TypeError(f'{obj!r} is not a module, class, or callable.')
        if annotations is None:
            return {}
        if not isinstance(annotations, dict):
            raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
        if not eval_str:
            return dict(annotations)
        globals = obj_globals if globals is None else globals
        locals = obj_locals if locals is None else locals
        return {name: eval(value, globals, locals) if isinstance(value, str) else value
                for name, value in annotations.items()}


def formatannotation(annotation, base_module=None):
    """Show an annotation as it is written in a signature."""
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if _version >= 9 and isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    if _version >= 14 and annotation.__class__.__name__ == 'ForwardRef':
        return annotation.__forward_arg__
    return repr(annotation)


def formatannotationrelativeto(object):
    """A formatannotation that leaves out the module of *object*."""
    module = getattr(object, '__module__', None)
    return lambda annotation: formatannotation(annotation, module)


class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


class _void:
    """A private marker - used in Parameter & Signature."""


class _ParameterKind(int):
    """Kind of a parameter; its order is the order in a signature."""
    _texts = ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only', 'variadic keyword')
    _names = ('POSITIONAL_ONLY', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL', 'KEYWORD_ONLY', 'VAR_KEYWORD')

    @property
    def description(self):
        return self._texts[self]

    @property
    def name(self):
        return self._names[self]

    @property
    def value(self):
        return int(self)

    def __str__(self):
        return self.name

    def __repr__(self):
        return '<_ParameterKind.%s: %d>' % (self.name, int(self))


_kinds = tuple(map(_ParameterKind, range(5)))
_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _kinds


class Parameter:
    """Represents a parameter in a function signature."""
    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in range(5):
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        self._kind = _kinds[kind]
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError('{} parameters cannot have default values'.format(self._kind.description))
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError('name must be a str, not a {}'.format(type(name).__name__))
        if name[0] == '.' and name[1:].isdigit():
            if self._kind is not _POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as positional or keyword arguments, not {}'.format(
                    self._kind.description))
            self._kind = _POSITIONAL_ONLY
            name = 'implicit{}'.format(name[1:])
        if _version >= 11:
            from keyword import iskeyword
            if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
                raise ValueError('{!r} is not a valid parameter name'.format(name))
        elif not name.isidentifier():
            raise ValueError('{!r} is not a valid parameter name'.format(name))
        self._name = name

    def __reduce__(self):
        return (type(self), (self._name, self._kind), {'_default': self._default, '_annotation': self._annotation})

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Creates a customized copy of the Parameter."""
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = '{}: {}'.format(text, formatannotation(self._annotation))
        if self._default is not _empty:
            text = '{}{}{}'.format(text, ' = ' if self._annotation is not _empty else '=', repr(self._default))
        if self._kind == _VAR_POSITIONAL:
            return '*' + text
        if self._kind == _VAR_KEYWORD:
            return '**' + text
        return text

    if _version >= 13:
        __replace__ = replace

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def __hash__(self):
        return hash((self._name, int(self._kind), self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and self._default == other._default
                and self._annotation == other._annotation)


class BoundArguments:
    """Result of `Signature.bind` call: the mapping of arguments to the function's parameters."""
    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_keyword = False
        for name, param in self._signature.parameters.items():
            if not by_keyword:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_keyword = True
                elif name not in self.arguments:
                    by_keyword = True
                    continue
            if not by_keyword or name not in self.arguments:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Set default values for missing arguments."""
        arguments = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif param.default is not _empty:
                arguments[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif param.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = _arguments_mapping(arguments)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __repr__(self):
        args = ['{}={!r}'.format(name, value) for name, value in self.arguments.items()]
        return '<{} ({})>'.format(self.__class__.__name__, ', '.join(args))


def _arguments_mapping(arguments):
    if _version >= 9:
        return arguments
    from collections import OrderedDict
    return OrderedDict(arguments)


class Signature:
    """The overall signature of a function: its parameters and its return annotation."""
    __slots__ = ('_return_annotation', '_parameters')

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        checked = {}
        if parameters is not None:
            if __validate_parameters__:
                kind = _POSITIONAL_ONLY
                defaults = False
                for param in parameters:
                    if param.kind < kind:
                        raise ValueError('wrong parameter order: {} parameter before {} parameter'.format(
                            kind.description, param.kind.description))
                    if param.kind > kind:
                        if _version < 12 or param.kind > _POSITIONAL_OR_KEYWORD:
                            defaults = False
                        kind = param.kind
                    if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                        if param.default is _empty:
                            if defaults:
                                raise ValueError('non-default argument follows default argument')
                        else:
                            defaults = True
                    if param.name in checked:
                        raise ValueError('duplicate parameter name: {!r}'.format(param.name))
                    checked[param.name] = param
            else:
                checked = {param.name: param for param in parameters}
        from collections import OrderedDict
        self._parameters = types.MappingProxyType(OrderedDict(checked))
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, **kwargs):
        """Constructs Signature for the given callable object."""
        return _signature_of(obj, cls, follow_wrapped, True, (globals, locals, eval_str))

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Creates a customized copy of the Signature."""
        return type(self)(self.parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void
                          else return_annotation)

    if _version >= 13:
        __replace__ = replace

    def _basis(self):
        positional = tuple(param for param in self.parameters.values() if param.kind != _KEYWORD_ONLY)
        by_keyword = {param.name: param for param in self.parameters.values() if param.kind == _KEYWORD_ONLY}
        return positional, by_keyword, self.return_annotation

    def __hash__(self):
        positional, by_keyword, annotation = self._basis()
        return hash((positional, frozenset(by_keyword.values()), annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._basis() == other._basis()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        remaining = list(self.parameters.values())
        kwargs = dict(kwargs)
        values = list(args)
        refused = []
        while values or remaining:
            if not values:
                refused = self._check_unfilled(remaining, kwargs, partial)
                break
            if not remaining:
                raise TypeError('too many positional arguments')
            param = remaining[0]
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError('too many positional arguments')
            remaining.pop(0)
            if param.kind == _VAR_POSITIONAL:
                arguments[param.name] = tuple(values)
                break
            if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                raise TypeError('multiple values for argument {arg!r}'.format(arg=param.name))
            arguments[param.name] = values.pop(0)
        self._bind_keywords(arguments, remaining, kwargs, partial, refused)
        return BoundArguments(self, _arguments_mapping(arguments))

    def _check_unfilled(self, remaining, kwargs, partial):
        """The positional arguments are used up: the next parameter needs a keyword or a default. Gives the names of
        positional-only parameters that were named."""
        refused = []
        while remaining:
            param = remaining[0]
            if param.kind == _VAR_POSITIONAL:
                break
            if param.name in kwargs:
                if param.kind != _POSITIONAL_ONLY:
                    break
                self._refuse_keyword(param)
                refused.append(param.name)
                remaining.pop(0)
                continue
            if param.kind != _VAR_KEYWORD and param.default is _empty and not partial:
                kind = ' keyword-only' if _version >= 12 and param.kind == _KEYWORD_ONLY else ''
                raise TypeError('missing a required{} argument: {!r}'.format(kind, param.name))
            break
        return refused

    @staticmethod
    def _refuse_keyword(param):
        """A positional-only parameter was named. From 3.13 the name may still be meant for **kwargs."""
        if _version < 13:
            raise TypeError('{arg!r} parameter is positional only, but was passed as a keyword'.format(arg=param.name))
        if _version >= 14 and param.default is _empty:
            raise TypeError('missing a required positional-only argument: {!r}'.format(param.name))

    def _bind_keywords(self, arguments, remaining, kwargs, partial, refused):
        kwargs_param = None
        for param in remaining:
            if param.kind == _VAR_KEYWORD:
                kwargs_param = param
            elif param.kind == _VAR_POSITIONAL:
                pass
            elif param.name in kwargs:
                if param.kind == _POSITIONAL_ONLY:
                    self._refuse_keyword(param)
                arguments[param.name] = kwargs.pop(param.name)
            elif not partial and param.default is _empty:
                raise TypeError('missing a required argument: {!r}'.format(param.name))
        if not kwargs:
            return
        if kwargs_param is not None:
            arguments[kwargs_param.name] = kwargs
            return
        if refused:
            raise TypeError('got some positional-only arguments passed as keyword arguments: {!r}'.format(
                ', '.join(refused)))
        raise TypeError('got an unexpected keyword argument {arg!r}'.format(arg=next(iter(kwargs))))

    def bind(self, /, *args, **kwargs):
        """Get a BoundArguments object, that maps the passed arguments to the function's signature."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Get a BoundArguments object, that partially maps the passed arguments to the function's signature."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return (type(self), (tuple(self._parameters.values()),), {'_return_annotation': self._return_annotation})

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return '<{} {}>'.format(self.__class__.__name__, self)

    def __str__(self):
        return self._text()

    if _version >= 13:
        def format(self, *, max_width=None, **kwargs):
            """Create a string representation of the Signature object."""
            return self._text(max_width)

    def _text(self, max_width=None):
        result = []
        positional_only = False
        star = True
        for param in self.parameters.values():
            if param.kind == _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                result.append('/')
                positional_only = False
            if param.kind == _VAR_POSITIONAL:
                star = False
            elif param.kind == _KEYWORD_ONLY and star:
                result.append('*')
                star = False
            result.append(str(param))
        if positional_only:
            result.append('/')
        text = '({})'.format(', '.join(result))
        if max_width is not None and len(text) > max_width:
            text = '(\n    {}\n)'.format(',\n    '.join(result))
        if self.return_annotation is not _empty:
            text += ' -> {}'.format(formatannotation(self.return_annotation))
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, **kwargs):
    """Get a signature object for the passed callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str, **kwargs)


def _signature_of_function(func, cls, context):
    code = func.__code__
    names = code.co_varnames
    count = code.co_argcount
    only = code.co_posonlyargcount
    keyword_only = names[count:count + code.co_kwonlyargcount]
    annotations = _annotations_for(func, context)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    without = count - len(defaults)
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, annotation=annotations.get(name, _empty), default=default))
    for index, name in enumerate(names[:count]):
        add(name, _POSITIONAL_ONLY if index < only else _POSITIONAL_OR_KEYWORD,
            defaults[index - without] if index >= without else _empty)
    position = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[position], _VAR_POSITIONAL)
        position += 1
    for name in keyword_only:
        add(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[position], _VAR_KEYWORD)
    return cls(parameters, return_annotation=annotations.get('return', _empty), __validate_parameters__=False)


def _annotations_for(func, context):
    globals, locals, eval_str = context
    if _version >= 10:
        return get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    return func.__annotations__


def _signature_of_builtin(obj, cls, skip_bound):
    """The signature that a built-in's text signature describes."""
    text = getattr(obj, '__text_signature__', None)
    if not text:
        raise ValueError('no signature found for builtin {!r}'.format(obj))
    return _signature_from_text(cls, obj, text, skip_bound)


def _signature_from_text(cls, obj, text, skip_bound=True):
    clean = text.partition('(')[2].rpartition(')')[0]
    kind = _POSITIONAL_OR_KEYWORD
    parameters = []
    bound = False
    for part in _split_parameters(clean):
        part = part.strip()
        if part == '/':
            parameters = [param.replace(kind=_POSITIONAL_ONLY) for param in parameters]
            continue
        if part == '*':
            kind = _KEYWORD_ONLY
            continue
        if part[:1] == '$':
            part = part[1:]
            bound = True
        name, equals, default = part.partition('=')
        value = _empty
        if equals:
            try:
                value = eval(default, {**vars(sys.modules['builtins']), 'sys': sys})
            except Exception:
                raise ValueError('{!r} builtin has invalid signature'.format(obj)) from None
        if name[:2] == '**':
            parameters.append(Parameter(name[2:], _VAR_KEYWORD))
        elif name[:1] == '*':
            parameters.append(Parameter(name[1:], _VAR_POSITIONAL))
            kind = _KEYWORD_ONLY
        else:
            parameters.append(Parameter(name.strip(), kind, default=value))
    if bound and parameters:
        owner = getattr(obj, '__self__', None)
        if owner is not None and (ismodule(owner) or skip_bound):
            parameters.pop(0)
        else:
            parameters[0] = parameters[0].replace(kind=_POSITIONAL_ONLY)
    return cls(parameters, return_annotation=cls.empty)


def _split_parameters(text):
    depth = 0
    start = 0
    quote = None
    for position, char in enumerate(text):
        if quote:
            if char == quote:
                quote = None
        elif char in '"\'':
            quote = char
        elif char in '([{':
            depth += 1
        elif char in ')]}':
            depth -= 1
        elif char == ',' and not depth:
            yield text[start:position]
            start = position + 1
    if text[start:].strip():
        yield text[start:]


def _without_first(sig):
    """The signature of a bound method."""
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if params[0].kind is not _VAR_POSITIONAL:
        params = params[1:]
    return sig.replace(parameters=params)


def _partial_signature(wrapped, partial):
    """The signature of what is left to be given to a partial object."""
    params = dict(wrapped.parameters)
    try:
        bound = wrapped.bind_partial(*partial.args, **(partial.keywords or {}))
    except TypeError as error:
        raise ValueError('partial object {!r} has incorrect arguments'.format(partial)) from error
    by_keyword = False
    for name, param in wrapped.parameters.items():
        if name not in bound.arguments:
            pass
        elif param.kind is _POSITIONAL_ONLY:
            params.pop(name)
            continue
        elif param.kind is _POSITIONAL_OR_KEYWORD:
            if name in (partial.keywords or {}):
                by_keyword = True
                params[name] = param.replace(default=bound.arguments[name])
            else:
                params.pop(name)
                continue
        elif param.kind is _KEYWORD_ONLY:
            params[name] = param.replace(default=bound.arguments[name])
        if by_keyword:
            if param.kind is _POSITIONAL_OR_KEYWORD:
                params[name] = params.pop(name).replace(kind=_KEYWORD_ONLY)
            elif param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                params[name] = params.pop(name)
            elif param.kind is _VAR_POSITIONAL:
                params.pop(name)
    return wrapped.replace(parameters=params.values())


def _signature_of(obj, cls, follow_wrapped=True, skip_bound=True, context=(None, None, False)):
    """The signature of any callable."""
    if not callable(obj):
        raise TypeError('{!r} is not a callable object'.format(obj))

    def again(inner):
        return _signature_of(inner, cls, follow_wrapped, skip_bound, context)
    if isinstance(obj, types.MethodType):
        sig = again(obj.__func__)
        return _without_first(sig) if skip_bound else sig
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)
    given = getattr(obj, '__signature__', None)
    if given is not None:
        if _version >= 12 and isinstance(given, str):
            return _signature_from_text(cls, obj, given)
        if not isinstance(given, Signature):
            raise TypeError('unexpected object {!r} in __signature__ attribute'.format(given))
        return given
    method = getattr(obj, '__partialmethod__' if _version >= 13 else '_partialmethod', None)
    if method is not None:
        from functools import partialmethod
        if isinstance(method, partialmethod):
            sig = again(method.func)
            first, *rest = sig.parameters.values()
            return sig.replace(parameters=[first, *_partial_signature(sig.replace(parameters=rest),
                                                                      method).parameters.values()])
    if isfunction(obj):
        return _signature_of_function(obj, cls, context)
    if isinstance(obj, (types.BuiltinFunctionType, types.WrapperDescriptorType, types.MethodWrapperType,
                        types.MethodDescriptorType, types.ClassMethodDescriptorType)):
        return _signature_of_builtin(obj, cls, skip_bound)
    from functools import partial
    if isinstance(obj, partial):
        return _partial_signature(again(obj.func), obj)
    if isinstance(obj, type):
        return _signature_of_class(obj, cls, again, skip_bound)
    call = _user_method(type(obj), '__call__')
    if call is not None:
        sig = again(call)
        bound = isinstance(call, types.FunctionType) or _version < 13
        return _without_first(sig) if skip_bound and bound else sig
    raise ValueError('callable {!r} is not supported by signature'.format(obj))


def _user_method(cls, name):
    """A method that a class defines in Python."""
    for base in cls.__mro__:
        if name in base.__dict__:
            method = base.__dict__[name]
            if isinstance(method, (*_builtin_kinds, types.MethodDescriptorType)):
                return None
            return getattr(cls, name)
    return None


def _signature_of_class(obj, cls, again, skip_bound):
    """A class is called as its metaclass, its __new__ or its __init__ says."""
    call = _user_method(type(obj), '__call__')
    if call is not None:
        sig = again(call)
    else:
        new, init = _user_method(obj, '__new__'), _user_method(obj, '__init__')
        if new is not None and init is not None and _version >= 9:
            order = {base: index for index, base in enumerate(obj.__mro__)}
            where = [next(order[base] for base in obj.__mro__ if name in base.__dict__) for name in ('__new__', '__init__')]
            if where[0] > where[1]:
                new = None
        if new is not None:
            sig = again(new)
        elif init is not None:
            sig = again(init)
        else:
            return _signature_of_builtin_class(obj, cls)
    return _without_first(sig) if skip_bound else sig


def _signature_of_builtin_class(obj, cls):
    for base in obj.__mro__[:-1]:
        text = base.__dict__.get('__text_signature__') if '__text_signature__' in base.__dict__ else getattr(
            base, '__text_signature__', None) if not _is_heap_type(base) else None
        if isinstance(text, str):
            return _signature_from_text(cls, obj, text)
    if type not in obj.__mro__:
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return cls()
        raise ValueError('no signature found for builtin type {!r}'.format(obj))
    raise ValueError('no signature found for builtin {!r}'.format(obj))


def _is_heap_type(cls):
    return bool(getattr(cls, '__flags__', 1 << 9) & 1 << 9)


# ---- the older interface to arguments -------------------------------------------------------------

def getfullargspec(func):
    """Get the names and default values of a callable object's parameters."""
    try:
        sig = _signature_of(func, Signature, follow_wrapped=False, skip_bound=False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, varargs, varkw, positional, keyword_only, defaults, annotations, kwdefaults = [], None, None, [], [], (), {}, {}
    if sig.return_annotation is not sig.empty:
        annotations['return'] = sig.return_annotation
    for param in sig.parameters.values():
        if param.kind is _POSITIONAL_ONLY:
            positional.append(param.name)
        elif param.kind is _POSITIONAL_OR_KEYWORD:
            args.append(param.name)
        elif param.kind is _VAR_POSITIONAL:
            varargs = param.name
        elif param.kind is _KEYWORD_ONLY:
            keyword_only.append(param.name)
            if param.default is not param.empty:
                kwdefaults[param.name] = param.default
        else:
            varkw = param.name
        if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD) and param.default is not param.empty:
            defaults += (param.default,)
        if param.annotation is not param.empty:
            annotations[param.name] = param.annotation
    return _record('FullArgSpec')(positional + args, varargs, varkw, defaults or None, keyword_only, kwdefaults or None, annotations)


def getargs(co):
    """Get information about the arguments accepted by a code object."""
    if not iscode(co):
        raise TypeError('{!r} is not a code object'.format(co))
    names = co.co_varnames
    count = co.co_argcount + co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[count]
        count += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[count]
    return _record('Arguments')(
        list(names[:co.co_argcount]) + list(names[co.co_argcount:co.co_argcount + co.co_kwonlyargcount]), varargs, varkw)


def getcallargs(func, /, *positional, **named):
    """Get the mapping of arguments to values."""
    spec = getfullargspec(func)
    args = list(spec.args)
    name = func.__name__
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    defaults = dict(zip(args[len(args) - len(spec.defaults or ()):], spec.defaults or ()))
    values = dict(zip(args, positional))
    if spec.varargs:
        values[spec.varargs] = tuple(positional[len(args):])
    extra = {}
    if spec.varkw:
        values[spec.varkw] = extra
    for key, value in named.items():
        if key not in args and key not in spec.kwonlyargs:
            if not spec.varkw:
                raise TypeError('%s() got an unexpected keyword argument %r' % (name, key))
            extra[key] = value
            continue
        if key in values:
            raise TypeError('%s() got multiple values for argument %r' % (name, key))
        values[key] = value
    if len(positional) > len(args) and not spec.varargs:
        least = len(args) - len(defaults)
        wanted = 'from %d to %d' % (least, len(args)) if defaults else str(len(args))
        by_name = sum(key in values for key in spec.kwonlyargs)
        given = str(len(positional))
        if by_name:
            given += ' positional argument%s (and %d keyword-only argument%s)' % (
                's' if len(positional) != 1 else '', by_name, 's' if by_name != 1 else '')
        raise TypeError('%s() takes %s positional argument%s but %s %s given' % (
            name, wanted, '' if len(args) == 1 and not defaults else 's', given,
            'was' if len(positional) == 1 and not by_name else 'were'))
    missing = [arg for arg in args if arg not in values and arg not in defaults]
    if missing:
        _missing_arguments(name, missing, True)
    for arg in args:
        values.setdefault(arg, defaults.get(arg))
    kwdefaults = spec.kwonlydefaults or {}
    missing = [arg for arg in spec.kwonlyargs if arg not in values and arg not in kwdefaults]
    if missing:
        _missing_arguments(name, missing, False)
    for arg in spec.kwonlyargs:
        values.setdefault(arg, kwdefaults.get(arg))
    return values


def _missing_arguments(name, missing, positional):
    names = [repr(arg) for arg in missing]
    if len(names) == 1:
        text = names[0]
    elif len(names) == 2:
        text = '{} and {}'.format(*names)
    else:
        text = ', '.join(names[:-2]) + ', {} and {}'.format(*names[-2:])
    raise TypeError('%s() missing %i required %s argument%s: %s' % (
        name, len(missing), 'positional' if positional else 'keyword-only', '' if len(missing) == 1 else 's', text))


def formatargvalues(args, varargs, varkw, locals):
    """Format an argument spec from the 4 values returned by getargvalues."""
    parts = ['%s=%r' % (arg, locals[arg]) for arg in args]
    if varargs:
        parts.append('*%s=%r' % (varargs, locals[varargs]))
    if varkw:
        parts.append('**%s=%r' % (varkw, locals[varkw]))
    return '(' + ', '.join(parts) + ')'


def getargvalues(frame):
    """Get information about arguments passed into a particular frame."""
    args, varargs, varkw = getargs(frame.f_code)
    return _record('ArgInfo')(args, varargs, varkw, frame.f_locals)
