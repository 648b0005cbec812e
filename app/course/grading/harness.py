# What the hidden checks of an exercise stand on. It runs in a namespace of its own, before and after the learner's
# program, with built-ins of its own; the program can neither name nor reach it.
#
# A failure is kept the moment it is found, so that a program which catches every exception cannot make it undone.
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
looked_at = ()  # what a check looked at last: drawn when it fails
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
    """What a check looks at: drawn when it fails."""
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


# ---- facts of the object model: by layout, never by what attributes pretend ----

def members(cls):
    return [name for name, value in dict_of_class(cls).items()
            if type(value) is MemberDescriptor and value.__objclass__ is cls]


def declared(cls):
    slots = dict_of_class(cls).get('__slots__')
    if slots is None:
        return None
    if isinstance(slots, str):
        return (slots,)
    try:
        return tuple(slots)
    except TypeError:
        return ()


def no_dict(o):
    look(o)
    cls = type(o)
    if dict_offset_of(cls) == 0:
        passed('no __dict__ in a ' + class_name(cls))
        return
    from_parent = ''
    for parent in reversed(mro_of(cls)[1:]):
        if not from_parent and dict_offset_of(parent) != 0:
            from_parent = ', inherited from ' + class_name(parent)
    fail('fact', 'A ' + class_name(cls) + ' has a __dict__' + from_parent, 'no __dict__', 'no __dict__', 'a __dict__',
         line_of_class(cls))


def has_dict(o):
    look(o)
    cls = type(o)
    if dict_offset_of(cls) == 0:
        fail('fact', 'A ' + class_name(cls) + ' has no __dict__', 'a __dict__', 'a __dict__', 'no __dict__',
             line_of_class(cls, '__slots__'))
    passed('a ' + class_name(cls) + ' has a __dict__')


def compare_slots(cls, found, names):
    look(cls)
    wanted = [name if not (name.startswith('__') and not name.endswith('__'))
              else '_' + class_name(cls).lstrip('_') + name for name in names]
    if sorted(found) == sorted(wanted):
        passed('the slots of ' + class_name(cls))
        return
    missing = [name for name in wanted if name not in found]
    extra = [name for name in found if name not in wanted]
    parts = []
    if missing:
        parts.append('no slot ' + ', '.join(map(repr, missing)))
    if extra:
        parts.append('a slot ' + ', '.join(map(repr, extra)) + ' that was not asked for')
    fail('fact', class_name(cls) + ' has ' + ' and '.join(parts), 'slots of ' + class_name(cls),
         ', '.join(wanted) or 'none', ', '.join(found) or 'none', line_of_class(cls, '__slots__'))


def slots(cls, *names):
    compare_slots(cls, members(cls), names)


def all_slots(cls, *names):
    found = []
    for each in mro_of(cls):
        found += [name for name in members(each) if name not in found]
    compare_slots(cls, found, names)


def slotted(cls):
    look(cls)
    for each in reversed(mro_of(cls)):
        if each is not object and dict_offset_of(each) != 0:
            fail('fact', class_name(each) + ' gives its instances a __dict__', 'slotted', 'no __dict__', 'a __dict__',
                 line_of_class(each))
    passed(class_name(cls) + ' is slotted')


def cost(function):
    """Traced bytes of one more object, when some have been made already."""
    import _tracemalloc
    for _ in range(40):
        function()
    kept = [None] * 200
    tracing = _tracemalloc.is_tracing()
    if not tracing:
        _tracemalloc.start(1)
    before = _tracemalloc.get_traced_memory()[0]
    for i in range(200):
        kept[i] = function()
    after = _tracemalloc.get_traced_memory()[0]
    if not tracing:
        _tracemalloc.stop()
    if len(set(map(id, kept))) < 200:
        fail('fact', 'The same object is handed out again and again', 'bytes of each', 'a new object each time',
             'an old one')
    return (after - before) // 200


def for_version(bound):
    if type(bound) is not dict:
        return bound
    for ranges, value in bound.items():
        for part in ranges.split(','):
            first, dash, last = part.strip().partition('-')
            low = tuple(map(int, first.rstrip('+').split('.')))
            high = (99, 0) if first.endswith('+') else tuple(map(int, last.split('.'))) if dash else low
            if low <= version <= high:
                return value
    return float('inf')


def max_bytes(function, bytes):
    limit = for_version(bytes)
    try:
        found = cost(function)
    except Failed:
        raise
    except BaseException as problem:
        raised_in_program(problem, 'making many of them')
    if found > limit:
        fail('fact', 'One more of them takes ' + str(found) + ' bytes', 'bytes of each', 'at most ' + str(limit) + ' bytes',
             str(found) + ' bytes')
    passed('at most ' + str(limit) + ' bytes each')


def saves(function, than, percent):
    small, large = cost(function), cost(than)
    share = 100 * (large - small) / large if large else 0
    if share < percent:
        fail('fact', 'They take ' + str(small) + ' bytes each where the others take ' + str(large), 'bytes of each',
             'at least ' + str(percent) + ' % less', str(int(share)) + ' % less')
    passed('the saving')


def weakrefable(o):
    look(o)
    import weakref
    try:
        weakref.ref(o)
    except TypeError as problem:
        fail('fact', 'A weak reference to it cannot be made: ' + str(problem), 'weakref.ref(...)', 'a weak reference',
             describe(problem), line_of_class(type(o), '__slots__'))
    passed('weak references')


def not_weakrefable(o):
    look(o)
    import weakref
    try:
        weakref.ref(o)
    except TypeError:
        passed('no weak references')
        return
    fail('fact', 'A weak reference to it can be made', 'weakref.ref(...)', 'TypeError', 'a weak reference',
         line_of_class(type(o), '__slots__'))


def state_of(o):
    """Attributes in slots and dictionary, without asking the class's own methods."""
    values = {}
    for cls in mro_of(type(o)):
        for name in members(cls):
            try:
                values[name] = dict_of_class(cls)[name].__get__(o)
            except AttributeError:
                pass
    if dict_offset_of(type(o)) != 0:
        values.update(object.__getattribute__(o, '__dict__'))
    return values


def compare_copy(copy, o, doing):
    if type(copy) is not type(o):
        fail('fact', doing + ' gives a ' + type(copy).__name__, doing, class_name(type(o)), class_name(type(copy)))
    before, after = state_of(o), state_of(copy)
    for name, value in before.items():
        if name not in after:
            fail('fact', doing + ' loses ' + name, doing, name + ' = ' + short(value), 'nothing')
        if type(value) in scalars or type(value) in (list, tuple, dict):
            if not same(after[name], value):
                fail('equal', doing + ' changes ' + name, name, short(value), short(after[name]))


def picklable(o, *protocols):
    look(o)
    import pickle
    for protocol in protocols or range(pickle.HIGHEST_PROTOCOL + 1):
        doing = 'pickling with protocol ' + str(protocol)
        try:
            copy = pickle.loads(pickle.dumps(o, protocol))
        except Failed:
            raise
        except BaseException as problem:
            raised_in_program(problem, doing)
        compare_copy(copy, o, doing)
    passed('pickling')


def not_picklable(o, *protocols):
    look(o)
    import pickle
    for protocol in protocols or range(pickle.HIGHEST_PROTOCOL + 1):
        doing = 'pickling with protocol ' + str(protocol)
        try:
            pickle.dumps(o, protocol)
        except (TypeError, AttributeError, pickle.PicklingError):
            continue
        fail('fact', doing + ' works', doing, 'an exception', 'a pickle')
    passed('pickling is refused')


def copyable(o):
    look(o)
    import copy
    for name, function in (('copy.copy', copy.copy), ('copy.deepcopy', copy.deepcopy)):
        try:
            other = function(o)
        except Failed:
            raise
        except BaseException as problem:
            raised_in_program(problem, name)
        if other is o:
            fail('fact', name + ' gives the same object', name, 'a new object', 'the same object')
        compare_copy(other, o, name)
    passed('copying')


def refuses(o, name):
    look(o)
    label = 'assigning ' + name
    try:
        setattr(o, name, 1)
    except AttributeError:
        passed('it refuses ' + name)
        return
    except BaseException as problem:
        fail('raises', label + ' raises ' + describe(problem), label, 'AttributeError', describe(problem),
             line_in_program(problem))
    try:
        delattr(o, name)
    except BaseException:
        pass
    fail('raises', 'Assigning ' + name + ', which was never declared, is accepted', label, 'AttributeError',
         'no exception', line_of_class(type(o)))


def read_only(o, name):
    look(o)
    before = getattr(o, name)
    label = 'assigning ' + name
    try:
        setattr(o, name, before)
    except AttributeError:
        passed(name + ' is read-only')
        return
    fail('raises', 'Assigning ' + name + ' is accepted', label, 'AttributeError', 'no exception',
         line_of_class(type(o)))


def is_property(cls, name):
    look(cls)
    for each in mro_of(cls):
        if name in dict_of_class(each):
            if isinstance(dict_of_class(each)[name], property):
                passed(name + ' is a property')
                return
            fail('fact', name + ' is no property', name, 'a property', 'a ' + type(dict_of_class(each)[name]).__name__,
                 line_of_class(cls))
    fail('fact', class_name(cls) + ' has no ' + name, name, 'a property', 'nothing', line_of_class(cls))


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def flush(self):
        pass


def prints(function, text):
    writer, before = Writer(), sys.stdout
    sys.stdout = writer
    try:
        function()
    except Failed:
        raise
    except BaseException as problem:
        sys.stdout = before
        raised_in_program(problem, 'calling it')
    finally:
        sys.stdout = before
    got = ''.join(writer.parts)
    if got.strip() != text.strip():
        fail('equal', 'It prints ' + short(got) + ', not ' + short(text), 'what is printed', short(text), short(got))
    passed('what is printed')


# ---- inputs: small and telling ones first, then pseudo-random ones, the same each time ----

class Numbers:
    def __init__(self):
        self.seed = 20240229

    def below(self, bound):
        self.seed = (self.seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.seed >> 33) % bound


dice = Numbers()
Method = type(dice.below)
letters = 'abcdefghijklmnopqrstuvwxyz'


class Generator:
    def __init__(self, first, more):
        self.first = first
        self.more = more

    def value(self, index):
        return self.first[index] if index < len(self.first) else self.more()


def word():
    return ''.join(letters[dice.below(26)] for _ in range(1 + dice.below(9)))


numbers = Generator([0, 1, -1, 2.5, 10, -7.25, 1000000],
                    lambda: dice.below(2000) - 1000 if dice.below(2) else (dice.below(200000) - 100000) / 128)
integers = Generator([0, 1, -1, 2, 10, -7, 10 ** 12], lambda: dice.below(2000) - 1000)
naturals = Generator([0, 1, 2, 3, 10, 255, 10 ** 9], lambda: dice.below(1000))
texts = Generator(['', 'a', 'Ada', 'two words', 'naïve', '日本'], word)
names = Generator(['x', 'name', '_hidden', 'value2'], word)
booleans = Generator([False, True], lambda: dice.below(2) == 1)
anything = Generator([0, 'a', None, 1.5, True, (1, 2), [], {'a': 1}], lambda: dice.below(1000))


def choices(*values):
    return Generator(list(values), lambda: values[dice.below(len(values))])


def lists(generator):
    return Generator([[], [generator.value(0)], [generator.value(1), generator.value(0)]],
                     lambda: [generator.value(100) for _ in range(dice.below(8))])


def inputs(*generators, count=24):
    global seen_with
    for index in range(count):
        # Neighbouring places get different values, so that swapped arguments show at once.
        values = tuple(generator.value((index + place) if index < len(generator.first) - place else index + 100)
                       for place, generator in enumerate(generators))
        seen_with = short(values[0]) if len(values) == 1 else short(values)
        yield values
    seen_with = ''


def defined(name):
    return name in learner


helpers = dict(equal=equal, true=true, works=works, call=call, raises=raises, no_dict=no_dict, has_dict=has_dict,
               slots=slots, all_slots=all_slots, slotted=slotted, max_bytes=max_bytes, saves=saves,
               weakrefable=weakrefable, not_weakrefable=not_weakrefable, picklable=picklable,
               not_picklable=not_picklable, copyable=copyable, refuses=refuses, read_only=read_only,
               is_property=is_property, prints=prints, inputs=inputs, numbers=numbers, integers=integers,
               naturals=naturals, texts=texts, names=names, booleans=booleans, anything=anything, choices=choices,
               lists=lists, defined=defined, declared=declared)


# ---- running a check ----

def namespace():
    space = dict(learner)
    space.update(helpers)
    space.update(made=learner, source=source, printed=printed, version=version, __name__='__check__', __builtins__=dict(true_builtins))
    return space


def missing_name(problem):
    """The name a check asked for and the program does not have; empty when the error is another."""
    step = problem.__traceback__
    while step.tb_next is not None:
        step = step.tb_next
    if type(problem) is not NameError or step.tb_frame is not None:  # only frames of the program are shown
        return ''
    text = str(problem)
    start = text.find("'")
    return text[start + 1:text.find("'", start + 1)] if start >= 0 else ''


def run_check(check):
    """Runs one check; answers its result as fields of one text, the first 'passed' or the kind of failure."""
    global failure
    space = namespace()
    try:
        exec(compile(check, HERE, 'exec'), space)
    except Failed:
        pass
    except BaseException as problem:
        if failure is None:
            name = missing_name(problem)
            if name:
                failure = ('missing', name, name, '', ' '.join(sorted(learner)), '0', '')
            else:
                failure = ('raised', (seen_with + ' raises ' if seen_with else '') + describe(problem), '',
                           'no exception', describe(problem), str(line_in_program(problem)), seen_with)
    if failure is not None and not looked_at:
        for name, value in space.items():
            if name not in learner and is_made_by_program(value):
                look(value)
    fields = ['passed'] if failure is None else list(failure)
    return FIELD.join([field.replace(FIELD, ' ') for field in fields + proven])


def recognised(conditions):
    """The index of the first condition that is true; -1 when none is."""
    for index, condition in enumerate(conditions):
        try:
            if condition and eval(compile(condition, HERE, 'eval'), namespace()):
                return index
        except BaseException:
            pass
    return -1


def leave_alone(namespace):
    """Leaves in the program only the object its failed check looked at, to be drawn; answers whether there is one."""
    if not looked_at:
        return False
    o = looked_at[0]
    is_class = isinstance(o, type)
    name = class_name(o) if is_class else class_name(type(o)).lstrip('_').lower()
    for known, value in learner.items():
        if value is o:
            name = known
    namespace.clear()
    namespace[name] = o
    return True
