# Helpers for facts of the object model, read from types and layout, never from what attributes pretend. Part of the
# namespace of harness.py.

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
