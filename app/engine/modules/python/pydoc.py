"""help(): what an object is, its signature and documentation, laid out as CPython's help does."""
import builtins
import inspect
import sys
from _slotscope import version as _version

__all__ = ['help', 'getdoc', 'describe', 'render_doc']


def getdoc(object):
    """The documentation of an object, or the comments above it; never None."""
    text = inspect.getdoc(object)
    return text.rstrip() if text else ''


def describe(thing):
    """What sort of thing it is, in a few words."""
    if inspect.ismodule(thing):
        return ('built-in module ' if thing.__name__ in sys.builtin_module_names else 'module ') + thing.__name__
    if inspect.isbuiltin(thing):
        return 'built-in function ' + thing.__name__
    for test, word in ((inspect.isgetsetdescriptor, 'getset descriptor'), (inspect.ismemberdescriptor, 'member descriptor')):
        if test(thing):
            return '%s %s.%s.%s' % (word, thing.__objclass__.__module__, thing.__objclass__.__name__, thing.__name__)
    if inspect.isclass(thing):
        return 'class ' + thing.__name__
    if inspect.isfunction(thing):
        return 'function ' + thing.__name__
    if inspect.ismethod(thing):
        return 'method ' + thing.__name__
    if inspect.ismethoddescriptor(thing) and hasattr(thing, '__name__'):
        return 'method descriptor ' + thing.__name__
    return type(thing).__name__


def _indented(text, prefix='    '):
    lines = [(prefix + line).rstrip() if _version >= 13 else prefix + line for line in text.split('\n')]
    lines[-1] = lines[-1].rstrip()
    return '\n'.join(lines)


def _signature(thing):
    try:
        return str(inspect.signature(thing))
    except (ValueError, TypeError):
        return '(...)'


def _name_of_class(cls, module):
    return cls.__name__ if cls.__module__ == module else '%s.%s' % (cls.__module__, cls.__name__)


def _owner_of(thing):
    """What a bound method belongs to, as its title says."""
    owner = getattr(thing, '__self__', None)
    if owner is None or inspect.ismodule(owner) or inspect.isclass(owner):
        return ''
    return ' method of %s.%s instance' % (type(owner).__module__, type(owner).__name__)


def _routine(name, thing):
    title = '%s%s' % (name, ' = ' + thing.__name__ if getattr(thing, '__name__', name) != name else '')
    text = title + _signature(thing) if thing.__name__ != '<lambda>' else name + ' lambda ' + _signature(thing)[1:-1]
    text += _owner_of(thing)
    doc = getdoc(thing)
    return text + '\n' + (_indented(doc).rstrip() + '\n' if doc else '')


def _value(name, thing):
    doc = getdoc(thing)
    return name + '\n' + (_indented(doc) + '\n' if doc else '')


def _sections(cls, names):
    """The attributes a class declares, by what they are."""
    kinds = {'Methods': [], 'Class methods': [], 'Static methods': [], 'Readonly properties': [], 'Data descriptors': [], 'Data and other attributes': []}
    for name in names:
        declared = vars(cls)[name]
        if isinstance(declared, classmethod):
            kinds['Class methods'].append(_routine(name, getattr(cls, name)))
        elif isinstance(declared, staticmethod):
            kinds['Static methods'].append(_routine(name, getattr(cls, name)))
        elif isinstance(declared, property) and declared.fset is None and declared.fdel is None:
            kinds['Readonly properties'].append(_value(name, declared))
        elif inspect.isroutine(declared):
            kinds['Methods'].append(_routine(name, declared))
        elif inspect.isdatadescriptor(declared):
            kinds['Data descriptors'].append(_value(name, declared))
        elif name not in ('__hash__',) or declared is None:
            kinds['Data and other attributes'].append('%s = %r\n' % (name, declared))
    return kinds


_HIDDEN = {'__builtins__', '__doc__', '__file__', '__module__', '__name__', '__package__', '__path__', '__qualname__', '__slots__', '__version__',
           '__static_attributes__', '__firstlineno__', '__loader__', '__spec__', '__cached__', '__author__', '__credits__', '__date__'}


def _class(cls):
    bases = ', '.join(_name_of_class(base, cls.__module__) for base in cls.__bases__)
    contents = []
    try:
        signature = str(inspect.signature(cls))
    except (ValueError, TypeError):
        signature = ''
    if signature and signature != '()':
        contents.append(cls.__name__ + signature + '\n')
    doc = getdoc(cls) if cls.__doc__ else ''
    if doc:
        contents.append(doc + '\n')
    order = [base for base in inspect.getmro(cls)]
    if len(order) > 2:
        contents.append('Method resolution order:\n' + ''.join('    %s\n' % _name_of_class(base, cls.__module__) for base in order))
    rule = '-' * 70
    shown = set()
    first = True
    for owner in order:
        if owner is builtins.object and cls is not builtins.object:
            continue
        names = sorted(name for name in vars(owner) if name not in _HIDDEN and name not in shown)
        shown.update(names)
        tag = 'defined here' if owner is cls else 'inherited from %s' % _name_of_class(owner, cls.__module__)
        for kind, entries in _sections(owner, names).items():
            if not entries:
                continue
            if not first:
                contents.append(rule)
            first = False
            contents.append('%s %s:\n\n%s' % (kind, tag, '\n'.join(entries)))
    text = 'class %s%s' % (cls.__name__, '(%s)' % bases if bases else '')
    return text + '\n' + _indented('\n'.join(contents).rstrip(), ' |  ') + '\n'


def _document(thing):
    if inspect.isclass(thing):
        return _class(thing)
    if inspect.isroutine(thing):
        return _routine(thing.__name__, thing)
    if inspect.ismodule(thing):
        return 'NAME\n    %s\n' % thing.__name__ + ('\nDESCRIPTION\n%s\n' % _indented(getdoc(thing)) if getdoc(thing) else '')
    return _value(getattr(thing, '__name__', ''), thing)


def render_doc(thing, title='Python Library Documentation: %s'):
    """The whole text that help(thing) shows."""
    what = describe(thing)
    module = inspect.getmodule(thing)
    if module and module is not thing and not inspect.ismodule(thing):
        what += ' in module ' + module.__name__
    if not (inspect.isclass(thing) or inspect.isroutine(thing) or inspect.ismodule(thing) or inspect.isdatadescriptor(thing)):
        thing = type(thing)
        what += ' object'
    return title % what + '\n\n' + _document(thing)


def help(request=None):
    """Print what is known of an object."""
    if request is None:
        print('Type help(object) for help about object.')
    else:
        print(render_doc(request, 'Help on %s:'))
