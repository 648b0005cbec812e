# What the hidden checks of an exercise stand on. It runs in a namespace of its own, before and after the learner's
# program, with built-ins of its own; the program can neither name nor reach it.
#
# A failure is kept the moment it is found, so that a program which catches every exception cannot make it undone.
# Its other parts are harness_facts.py and harness_checks.py, in one namespace with it.
# Modules the program imports are the ones the checks work with; before a check they are put back as they were.
import builtins
import sys

FIELD = '\x1f'
HERE = '<hidden>'  # the engine shows no frame of code from this file to programs
LEARNER = 'answer.py'

true_builtins = dict(vars(builtins))
mro_of = type.__dict__['__mro__'].__get__
dict_of_class = type.__dict__['__dict__'].__get__
dict_offset_of = type.__dict__['__dictoffset__'].__get__
flags_of = type.__dict__['__flags__'].__get__
names_of_module = type(sys).__dict__['__dict__'].__get__
HEAP_TYPE = 1 << 9  # made by a class statement, so its attributes can be changed


class Sample:
    __slots__ = ('a',)


MemberDescriptor = type(Sample.a)
scalars = (int, float, complex, str, bytes, bool, type(None))


class Failed(BaseException):
    pass


failure = None  # the first one, as fields
called = None  # what a check called last
seen_with = ''  # the input a check works with at the moment, as the learner would write it
proven = []
looked_at = ()  # what a check looks at: drawn when it fails
learner = {}
source = ''
printed = ''
version = sys.version_info[:2]
modules = sys.modules


# ---- modules, as they were before the program ran ----

class Kept:
    """A module: its names, and the classes and functions in it that a program could change."""

    def __init__(self, module):
        self.module = module
        self.names = dict(names_of_module(module))
        self.classes = []
        self.functions = []
        for value in self.names.values():
            self.keep(value)
            if issubclass(type(value), type) and flags_of(value) & HEAP_TYPE:
                names = dict(dict_of_class(value))
                self.classes.append((value, names))
                for each in names.values():
                    self.keep(each)

    def keep(self, value):
        if type(value) in (classmethod, staticmethod):
            value = value.__func__
        if type(value) is Function:
            self.functions.append((value, value.__code__, value.__defaults__, value.__kwdefaults__))

    def put_back(self):
        names = names_of_module(self.module)
        put_back(names, self.names, names.__setitem__, names.__delitem__)
        for cls, names in self.classes:
            put_back(dict_of_class(cls), names, lambda name, value: type.__setattr__(cls, name, value),
                     lambda name: type.__delattr__(cls, name))
        for function, code, defaults, keyword_defaults in self.functions:
            if function.__code__ is not code:
                function.__code__ = code
            function.__defaults__ = defaults
            function.__kwdefaults__ = keyword_defaults


Function = type(Kept.put_back)
kept_modules = {}


def put_back(now, before, set_name, delete_name):
    for name in [name for name in now if name not in before]:
        delete_name(name)
    for name, value in before.items():
        if name not in now or now[name] is not value:
            set_name(name, value)


def keep_modules():
    for name in list(modules):
        if name != '__main__' and name not in kept_modules:
            kept_modules[name] = Kept(modules[name])


def before_program(text):
    """Imports what the program will import, so that a check and the program mean the same modules."""
    keep_modules()
    for statement in text.replace(';', '\n').replace(':', '\n').split('\n'):
        word, _, rest = statement.strip().partition(' ')
        if word not in ('import', 'from'):
            continue
        for name in rest.split(',') if word == 'import' else [rest]:
            try:
                __import__(name.split()[0])
            except Exception:
                pass
    keep_modules()


def prepare(namespace, text, output):
    """Puts back what the program may have changed in built-ins and modules; takes over its names."""
    global source, printed
    for name in list(modules):
        if name not in kept_modules and name != '__main__':
            del modules[name]
    for name, kept in kept_modules.items():
        modules[name] = kept.module
        kept.put_back()
    source = text
    printed = output
    for name, value in namespace.items():
        if not (name.startswith('__') and name.endswith('__')):
            learner[name] = value


def short(value, limit=120):
    """repr() for a message: never fails, never long, the same each time."""
    try:
        text = repr(value)
    except BaseException as problem:
        return '<' + class_name(type(value)) + ', whose repr() raises ' + class_name(type(problem)) + '>'
    if type(text) is not str:
        return '<' + class_name(type(value)) + '>'
    text = without_addresses(text)
    return text if len(text) <= limit else text[:limit - 1] + '…'


def without_addresses(text):
    first, *rest = text.split(' at 0x')
    return first + ''.join([part.lstrip('0123456789abcdefABCDEF') for part in rest])


def fail(kind, message, label='', expected='', got='', line=0):
    global failure
    if failure is None:
        failure = (kind, message, label, expected, got, str(line or line_about(label or message)), seen_with)
    raise Failed


def passed(label):
    if label and label not in proven:
        proven.append(label)


def look(o):
    global looked_at
    looked_at = (o,)


def is_made_by_program(o):
    return any(type(o) is value for value in learner.values() if isinstance(value, type))


def class_name(cls):
    return type.__dict__['__name__'].__get__(cls)


def line_of_class(cls, word='class'):
    """The line of the class statement, or of its __slots__ when that is asked for; 0 when it is not found."""
    start = 0
    for number, text in enumerate(source.split('\n'), 1):
        stripped = text.strip()
        if stripped.startswith('class ' + class_name(cls)) and not stripped[6 + len(class_name(cls)):][:1].isidentifier():
            start = number
            if word == 'class':
                return number
        elif start and stripped.startswith('class '):
            break
        elif start and stripped.startswith(word):
            return number
    return start


def line_of(value):
    """The line where the program defines it; 0 when it does not. Of a class: the line of its __init__."""
    if type(value) in (classmethod, staticmethod, Method):
        value = value.__func__
    if type(value) is property:
        value = value.fget
    if type(value) is Function:
        code = value.__code__
        return code.co_firstlineno if code is not None and code.co_filename == LEARNER else 0
    if issubclass(type(value), type):
        return line_of(dict_of_class(value).get('__init__')) or line_of_class(value)
    return 0


def line_about(words):
    """Where to look first: at a method these words name, at what was called last, at the only class."""
    names = ''.join([c if c == '_' or c.isalnum() else ' ' for c in words]).split()
    classes = [value for value in learner.values() if issubclass(type(value), type) and line_of_class(value)]
    for cls in classes:
        for name in names:
            line = line_of(dict_of_class(cls).get(name))
            if line:
                return line
    return line_of(called) or (line_of(classes[0]) if len(classes) == 1 else 0)


def line_in_program(problem):
    """The innermost line of the learner's program an exception passed through."""
    line = 0
    step = problem.__traceback__
    while step is not None:
        if step.tb_frame is not None and step.tb_frame.f_code.co_filename == LEARNER:
            line = step.tb_lineno
        step = step.tb_next
    return line


def describe(problem):
    try:
        text = str(problem)
    except BaseException:
        text = ''
    if type(text) is not str:
        text = ''
    return class_name(type(problem)) + (': ' + without_addresses(text) if text else '')


def raised_in_program(problem, doing):
    fail('raised', doing + ' raises ' + describe(problem), doing, 'no exception', describe(problem),
         line_in_program(problem))


# ---- comparing ----

def same(got, expected):
    kind = type(expected)
    if kind is bool or type(got) is bool:
        return got is expected
    if kind is float or (kind is int and type(got) is float):
        if type(got) not in (int, float):
            return False
        if got == expected or (got != got and expected != expected):
            return True
        return abs(got - expected) <= 1e-9 * max(1.0, abs(got), abs(expected))
    if kind in (list, tuple):
        if type(got) is not kind and not (kind is tuple and isinstance(got, tuple)):
            return False
        return len(got) == len(expected) and all(same(a, b) for a, b in zip(got, expected))
    if kind is dict:
        if type(got) is not dict or len(got) != len(expected):
            return False
        return all(key in got and same(got[key], value) for key, value in expected.items())
    if kind in scalars:
        return type(got) is kind and got == expected
    return bool(got == expected)


def equal(got, expected, label):
    try:
        good = same(got, expected)
    except Exception as problem:
        raised_in_program(problem, 'comparing ' + label)
    if not good:
        fail('equal', label + ' is ' + short(got) + ', not ' + short(expected), label, short(expected), short(got))
    passed(label)


def true(value, sentence):
    if not value:
        fail('true', sentence)
    passed(sentence)


def works(function, label):
    try:
        value = function()
    except Failed:
        raise
    except BaseException as problem:
        raised_in_program(problem, label)
    passed(label)
    return value


def call(function, *args, **keywords):
    name = getattr(function, '__qualname__', None)
    if type(name) is not str:
        name = short(function)
    owner = getattr(function, '__self__', None)
    if owner is not None and type(owner) is not type and '.' in name:
        name = name.split('.')[-1]
    parts = [short(each, 60) for each in args] + [key + '=' + short(value, 60) for key, value in keywords.items()]
    global called, seen_with
    called = function
    seen_with = name + '(' + ', '.join(parts) + ')'
    if is_made_by_program(owner):
        look(owner)
    try:
        value = function(*args, **keywords)
        if is_made_by_program(value):
            look(value)
        return value
    except Failed:
        raise
    except BaseException as problem:
        raised_in_program(problem, seen_with)


def raises(exception, function, label, text=None):
    try:
        value = function()
    except exception as problem:
        if text is not None and text not in str(problem):
            fail('raises', label + ' raises ' + describe(problem), label, exception.__name__ + ' with ' + short(text),
                 describe(problem), line_in_program(problem))
        passed(label)
        return problem
    except Failed:
        raise
    except BaseException as problem:
        fail('raises', label + ' raises ' + describe(problem) + ', not ' + exception.__name__, label,
             exception.__name__, describe(problem), line_in_program(problem))
    fail('raises', label + ' raises nothing', label, exception.__name__,
         'no exception' + ('' if value is None else ', ' + short(value)))
