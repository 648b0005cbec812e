#!/usr/bin/env python3
"""Measure what objects take: sys.getsizeof in many states, layouts of classes, bytes that tracemalloc sees.

    python3.13 tests/oracle/measure.py > tests/oracle/bytes/3.13.json      record a table
    slotscope exec --python 3.13 tests/oracle/measure.py --check SECTION... < tests/oracle/bytes/3.13.json

With --check the sections named (all without names) are measured and compared with the table on standard input, value
by value; each difference is printed and the exit status is 1 if there is any. What a table does not tell is not compared:
that of 3.14 was made from measurements that had fewer. Sections: values, lists, dicts, sets,
objects, instances, slots, dataclasses, traced.

The state of a class is part of what is measured: most classes are made anew for each figure.
"""
import dataclasses
import enum
import functools
import gc
import json
import sys
import tracemalloc
import types
import typing
import weakref
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

size = sys.getsizeof
minor = sys.version_info[1]
TRACED_OBJECTS = 20_000


def evaluate(source, **names):
    return eval(source, names)


def listed(item, count):
    return ','.join(item % i if '%d' in item else item for i in range(count))


def sizes(make, stop, start=0):
    """The size of make(n) for each n."""
    return [size(make(n)) for n in range(start, stop)]


def sizes_after_each(target, steps):
    """The size at first and after each step."""
    result = [size(target)]
    for step in steps:
        step(target)
        result.append(size(target))
    return result


# ---- values ---------------------------------------------------------------------------------------------------------

def values():
    yield 'int', [size(eval(text)) for text in ('0', '1', '-1', '256', '257', '2**30-1', '2**30', '2**60-1', '2**60', '2**90', '10**100', '-2**30')]
    yield 'singletons', [size(each) for each in (True, False, None, ..., NotImplemented, object())]
    yield 'float, complex, range, slice', [size(1.5), size(1j), size(range(10)), size(slice(1, 2))]
    for kind, character in (('ascii', 'a'), ('latin-1', '\xe9'), ('ucs2', '\u20ac'), ('ucs4', '\U0001f600')):
        yield 'str ' + kind, [size(character * n) for n in (1, 2, 3, 4, 5, 7, 8, 10, 15, 16, 20, 50, 100, 1000)]
    yield 'str empty', size('')
    yield 'bytes', [size(b'a' * n) for n in (0, 1, 2, 7, 8, 10, 16, 100)]
    yield 'bytearray', [size(bytearray(b'a' * n)) for n in (0, 1, 2, 7, 8, 10, 16, 100)]
    yield 'memoryview', size(memoryview(b'abc'))
    yield 'tuple', sizes(lambda n: tuple(range(n)), 21)


# ---- lists ----------------------------------------------------------------------------------------------------------

def extended(start, added):
    result = list(start)
    result.extend(added)
    return result


def grown_by_addition(count):
    result = []
    for i in range(count):
        result += [i]
    return result


def changed(target, change):
    change(target)
    return target


def lists():
    yield 'literal', sizes(lambda n: evaluate('[' + listed('1', n) + ']'), 41)
    yield 'literal of variables', sizes(lambda n: evaluate('[' + listed('x', n) + ']', x=1), 41)
    yield 'append', sizes_after_each([], [lambda l: l.append(1)] * 200)
    yield 'comprehension', sizes(lambda n: [x for x in range(n)], 101)
    yield 'list(range)', sizes(lambda n: list(range(n)), 101)
    yield 'list(generator)', sizes(lambda n: list(x for x in range(n)), 101)
    for label, make in (('tuple', lambda n: tuple(range(n))), ('iterator', lambda n: iter(list(range(n)))), ('dict', lambda n: {i: 1 for i in range(n)}),
                        ('str', lambda n: 'a' * n), ('map', lambda n: map(int, range(n))), ('set', lambda n: set(range(n)))):
        yield 'list(%s)' % label, sizes(lambda n: list(make(n)), 41)
    yield '[None] * n', sizes(lambda n: [None] * n, 41)
    yield 'sorted', sizes(lambda n: sorted(range(n)), 41)
    yield 'slice', sizes(lambda n: list(range(50))[:n], 41)
    yield '+', sizes(lambda n: [1] * n + [2], 41)
    yield 'split', sizes(lambda n: ' '.join(['a'] * n).split(), 41, 1)
    yield '[*range]', sizes(lambda n: [*range(n)], 41)
    yield '[*list]', sizes(lambda n: [*list(range(n))], 41)
    yield 'copy', sizes(lambda n: list(range(n)).copy(), 41)
    yield 'extend empty', sizes(lambda n: extended([], range(n)), 41)
    yield 'extend three', sizes(lambda n: extended([1, 2, 3], [1] * n), 41)
    yield '+= [i]', sizes(grown_by_addition, 41)
    yield 'pop', sizes_after_each(list(range(100)), [lambda l: l.pop()] * 100)
    yield 'pop appended', sizes_after_each(changed([], lambda l: [l.append(i) for i in range(100)]), [lambda l: l.pop()] * 100)
    yield 'insert(0)', sizes_after_each([], [lambda l: l.insert(0, 1)] * 40)
    yield 'cleared', size(changed(list(range(50)), lambda l: l.clear()))
    yield 'del [10:]', size(changed(list(range(50)), lambda l: l.__delitem__(slice(10, None))))
    yield '[:] = [1]', size(changed(list(range(50)), lambda l: l.__setitem__(slice(None), [1])))


# ---- dicts and sets -------------------------------------------------------------------------------------------------

def text_keys(count):
    return ['k%d' % i for i in range(count)]


def text_dict(count):
    return {'k%d' % i: 1 for i in range(count)}


def setters(keys):
    return [functools.partial(lambda key, d: d.__setitem__(key, 1), key) for key in keys]


def keywords_of(**keywords):
    return keywords


def dicts():
    yield 'empty', [size({}), size(dict()), size(keywords_of())]
    yield 'literal str', sizes(lambda n: evaluate('{' + listed('"k%d":1', n) + '}'), 101)
    yield 'literal int', sizes(lambda n: evaluate('{' + listed('%d:1', n) + '}'), 101)
    yield 'literal of variables', sizes(lambda n: evaluate('{' + listed('"k%d":x', n) + '}', x=1), 101)
    yield 'insert str', sizes_after_each({}, setters(text_keys(200)))
    yield 'insert int', sizes_after_each({}, setters(range(200)))
    yield 'insert into dict()', sizes_after_each(dict(), setters(text_keys(40)))
    yield 'first an int', sizes_after_each({}, setters([1] + text_keys(30)))
    yield 'fifth an int', sizes_after_each({}, setters(['a', 'b', 'c', 'd', 5, 'f', 'g', 'h']))
    yield 'comprehension str', sizes(text_dict, 41)
    yield 'comprehension int', sizes(lambda n: {i: 1 for i in range(n)}, 101)
    yield 'dict(**kw)', sizes(lambda n: dict(**text_dict(n)), 41)
    yield 'dict(a=1)', sizes(lambda n: evaluate('dict(' + listed('k%d=1', n) + ')'), 21)
    yield 'dict(zip)', sizes(lambda n: dict(zip(text_keys(n), range(n))), 41)
    yield 'dict(dict)', sizes(lambda n: dict(text_dict(n)), 41)
    yield 'copy', sizes(lambda n: text_dict(n).copy(), 41)
    yield 'copy of literal', sizes(lambda n: evaluate('{' + listed('"k%d":1', n) + '}').copy(), 41)
    yield '{**d}', sizes(lambda n: {**text_dict(n)}, 41)
    yield 'fromkeys', [sizes(lambda n: dict.fromkeys(range(n)), 41), sizes(lambda n: dict.fromkeys(text_keys(n)), 41)]
    yield 'update', sizes(lambda n: changed({}, lambda d: d.update(text_dict(n))), 41)
    if minor >= 9:
        yield '|', sizes(lambda n: text_dict(n) | {'z': 1}, 41)
    yield '**kw', sizes(lambda n: keywords_of(**text_dict(n)), 31)
    shrinking = text_dict(20)
    yield 'deletions', sizes_after_each(shrinking, [lambda d: d.pop(next(iter(d)))] * 20)
    yield 'then insert, clear, insert', sizes_after_each(shrinking, [lambda d: d.update(z=1), lambda d: d.clear(), lambda d: d.update(a=1)])
    yield 'kin', [size(defaultdict(int)), size(Counter('abc')), size({}.keys()), size({}.values()), size({}.items())]
    yield 'OrderedDict', sizes_after_each(OrderedDict(), setters(text_keys(12)))


def sets():
    yield 'add', sizes_after_each(set(), [functools.partial(lambda i, s: s.add(i), i) for i in range(200)])
    yield 'set(range)', sizes(lambda n: set(range(n)), 101)
    yield 'frozenset(range)', sizes(lambda n: frozenset(range(n)), 101)
    yield 'literal', sizes(lambda n: evaluate('{' + listed('%d', n) + '}'), 41, 1)
    yield 'set(list)', sizes(lambda n: set(list(range(n))), 41)
    yield 'comprehension', sizes(lambda n: {i for i in range(n)}, 41)
    yield 'copy', sizes(lambda n: set(range(n)).copy(), 41)
    yield 'union', sizes(lambda n: set(range(n)) | {1000}, 41)
    yield 'cleared', size(changed(set(range(100)), lambda s: s.clear()))
    yield 'discard', sizes_after_each(set(range(100)), [functools.partial(lambda i, s: s.discard(i), i) for i in range(90)] + [lambda s: s.add(1000)])


# ---- all kinds of objects -------------------------------------------------------------------------------------------

class Members:
    def method(self):
        pass

    @property
    def computed(self):
        return 1

    @classmethod
    def of_class(cls):
        pass

    @staticmethod
    def of_nothing():
        pass


class TwoSlots:
    __slots__ = ('x', 'y')


class UserError(Exception):
    pass


class Choice(enum.Enum):
    A = 1


class Number(enum.IntEnum):
    A = 1


def generator():
    yield 1


def generator_with_locals(a, b, c):
    x = y = z = 1
    yield 1


async def coroutine():
    pass


def size_of_coroutine():
    awaiting = coroutine()
    try:
        return size(awaiting)
    finally:
        awaiting.close()


def offsets(cls):
    return [cls.__basicsize__, cls.__itemsize__, cls.__dictoffset__, cls.__weakrefoffset__]


def size_or_error(base, **members):
    try:
        return size(type('Sub', (base,), members)())
    except TypeError as error:
        return str(error)


def objects():
    declared = vars(Members)
    yield 'functions', [size(coroutine), size(lambda: 0), size(Members().method), size(len), size([].append), size(str.upper), size(object.__init__), size((1).__add__)]
    yield 'descriptors', [size(declared['computed']), size(declared['of_class']), size(declared['of_nothing']), size(TwoSlots.x), size(declared['__dict__'])]
    yield 'classes', [size(Members), size(UserError), size(type('Plain', (), {})), size(Choice)]
    yield 'slotted classes', sizes(lambda n: type('Slotted', (), {'__slots__': tuple('abcdef'[:n])}), 6)
    yield 'built-in classes', [size(each) for each in (type, int, str, dict, object)]
    yield 'others', [size(declared), size(sys), size(super(Members, Members())), size((lambda x: lambda: x)(1).__closure__[0])]
    yield 'generators', [size(generator()), size(generator_with_locals(1, 2, 3)), size(x for x in []), size_of_coroutine()]
    yield 'iterators', [size(each) for each in (iter([]), iter(()), iter(range(3)), iter({}), iter(''), iter(set()), enumerate([]), zip(), map(int, []),
                                                filter(None, []), reversed([]))]
    yield 'library', [size(functools.partial(int)), size(weakref.ref(Members)), size(weakref.WeakValueDictionary()), size(deque()), size(deque(range(100))),
                      size(types.SimpleNamespace(a=1))]
    yield 'exceptions', [size(each) for each in (Exception(), Exception('m'), KeyError('m'), AttributeError('m'), OSError(), StopIteration(), SystemExit(), ImportError(),
                                                 NameError(), UnicodeDecodeError('a', b'', 0, 1, ''), SyntaxError(), UserError('m'), Exception('m').__dict__)]
    yield 'members of enumerations', [size(Choice.A), size(Number.A)]
    for base in (int, str, float, list, dict, tuple, set, bytes, frozenset, bytearray, complex):
        yield 'subclass of ' + base.__name__, [size_or_error(base), size_or_error(base, __slots__=()), size_or_error(base, __slots__=('a',)),
                                               offsets(type('Sub', (base,), {}))]
    yield 'namedtuple', [size(namedtuple('Fields', text_keys(n))(*range(n))) for n in range(9)]
    yield 'subclass of namedtuple', size(type('Sub', (namedtuple('Fields', 'a b'),), {})(1, 2))
    yield 'typing.NamedTuple', size(typing.NamedTuple('Fields', [('a', int), ('b', int)])(1, 2))


# ---- instances ------------------------------------------------------------------------------------------------------

def attribute_class(count, slots=None, names=None, base='', more=''):
    """A class whose __init__ sets that many attributes to its argument."""
    names = ['a%d' % i for i in range(count)] if names is None else names
    lines = ['class Made(%s):' % base]
    if slots is not None:
        lines.append('    __slots__ = %r' % (tuple(slots),))
    lines.append('    def __init__(self, v):')
    lines += ['        self.%s = v' % name for name in names] or ['        pass']
    space = {}
    exec('\n'.join(lines) + more, globals(), space)
    return space['Made']


ORDERED = '''
class Ordered:
    def __init__(self, order):
        for name in order:
            setattr(self, name, 1)
'''
CONDITIONAL = '''
class Conditional:
    def __init__(self, i):
        self.base = 1
        if i % 2:
            self.odd = 1
        else:
            self.even = 2
        self.last = 3
'''


def made(source, name):
    space = {}
    exec(source, space)
    return space[name]


def dict_size(o):
    return size(o.__dict__)


def with_late_attributes(count, touch):
    o = attribute_class(0)(1)
    result = [dict_size(o)] if touch else []
    for i in range(count):
        setattr(o, 'b%d' % i, 1)
        if touch:
            result.append(dict_size(o))
    return result if touch else dict_size(o)


def after(change, touched):
    """Sizes of the dicts of a changed, an old and a new instance of a class with three attributes."""
    cls = attribute_class(3)
    old = [cls(1) for _ in range(5)]
    before = dict_size(old[0]) if touched else None
    change(old[0])
    return [before, dict_size(old[0]), dict_size(old[1]), dict_size(cls(1))]


def delete_and_set_again(o):
    del o.a1
    o.a1 = 5


def in_orders(orders, touch_first=False):
    cls = made(ORDERED, 'Ordered')
    instances = []
    for order in orders:
        instances.append(cls(order))
        if touch_first:
            instances[0].__dict__
    return [[dict_size(o), ''.join(o.__dict__)] for o in instances] + [dict_size(cls('abc'))]


def dict_changes():
    cls = attribute_class(3)
    o = [cls(1) for _ in range(5)][0]
    changes = [lambda d: d.update(a1=7), lambda d: d.update(zz=7), lambda d: d.__setitem__(5, 7)]
    yield sizes_after_each(o.__dict__, changes) + [dict_size(cls(1))]
    o = attribute_class(3)(1)
    o.__dict__ = {'a0': 1}
    yield dict_size(o)
    for change in (lambda d: d.clear(), lambda d: d.update(q=1, w=2), lambda d: d.pop('a0')):
        o = attribute_class(3)(1)
        change(o.__dict__)
        yield dict_size(o)
    o = attribute_class(3)(1)
    yield [size(dict(o.__dict__)), size(o.__dict__.copy()), size({**o.__dict__})]


def instances():
    for count in range(41):
        cls = attribute_class(count)
        many = [cls(1) for _ in range(101)]
        lone = attribute_class(count)
        first = lone(1)
        yield '%d attributes' % count, [size(many[0]), size(many[100]), [dict_size(many[i]) for i in (0, 1, 2, 9, 99, 100)], size(many[0]),
                                        dict_size(first), dict_size(lone(1))]
    yield 'offsets', offsets(attribute_class(2))
    yield 'set one by one, looked at each time', with_late_attributes(40, True)
    yield 'set one by one, then looked at', [with_late_attributes(count, False) for count in range(41)]
    for touched in (False, True):
        yield 'one attribute more, looked at before: %s' % touched, after(lambda o: setattr(o, 'extra', 1), touched)
        yield 'middle one deleted, looked at before: %s' % touched, after(lambda o: delattr(o, 'a1'), touched)
        yield 'last one deleted, looked at before: %s' % touched, after(lambda o: delattr(o, 'a2'), touched)
        yield 'deleted and set again, looked at before: %s' % touched, after(delete_and_set_again, touched)
    yield 'through __dict__', list(dict_changes())
    yield 'orders', in_orders(['abc', 'abc', 'cba', 'bac', 'ab', 'ac'])
    yield 'orders, first one looked at', in_orders(['abc', 'cba'], touch_first=True)
    conditional = made(CONDITIONAL, 'Conditional')
    yield 'conditional attributes', [[dict_size(o), list(o.__dict__)] for o in [conditional(i) for i in range(6)]]


# ---- slots ----------------------------------------------------------------------------------------------------------

def slots():
    for count in range(21):
        names = ['s%d' % i for i in range(count)]
        row = []
        for extra in ([], ['__weakref__'], ['__dict__'], ['__dict__', '__weakref__']):
            cls = attribute_class(count, slots=names + extra, names=names)
            o = cls(1)
            row.append([size(o), offsets(cls)])
            if '__dict__' in extra:
                row[-1].append(dict_size(o))
                o.q = 1
                row[-1] += [dict_size(o), size(o)]
        cls = attribute_class(count, slots=names, names=names)
        child = type('Child', (cls,), {})
        o = child(1)
        row.append([size(o), offsets(child), dict_size(o)])
        o.q = 1
        row[-1].append(dict_size(o))
        row += [size(type('Child', (cls,), {'__slots__': more})(1)) for more in ((), ('z',))]
        yield '%d slots' % count, row
    slotted, plain = type('Slotted', (), {'__slots__': ('x',)}), type('Plain', (), {})
    for label, bases in (('slotted and plain', (slotted, plain)), ('plain and slotted', (plain, slotted)), ('plain', (plain,))):
        cls = type('Child', bases, {'__slots__': ('w',)})
        yield 'one slot below ' + label, [size(cls()), offsets(cls), dict_size(cls())]


def dataclasses_():
    for count in (0, 1, 2, 3, 4, 8):
        fields = [('f%d' % i, int) for i in range(count)]
        cls = dataclasses.make_dataclass('D', fields)
        three = [cls(*range(count)) for _ in range(3)]
        row = [size(three[0]), dict_size(three[0]), dict_size(three[2])]
        if minor >= 10:
            row.append(size(dataclasses.make_dataclass('D', fields, slots=True)(*range(count))))
        if minor >= 11:
            row.append(size(dataclasses.make_dataclass('D', fields, slots=True, weakref_slot=True)(*range(count))))
        yield '%d fields' % count, row


# ---- bytes tracemalloc sees -----------------------------------------------------------------------------------------

def traced(make, then=None):
    """Bytes per object, over many: what the objects' class and the list need once is rounded away."""
    keep = [make(1) for _ in range(3)]
    made_objects = [None] * TRACED_OBJECTS
    turns = range(TRACED_OBJECTS)
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for i in turns:
        made_objects[i] = make(1)
    if then:
        for o in made_objects:
            then(o)
    o = i = None
    now = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del made_objects, keep
    gc.collect()
    return round((now - before) / TRACED_OBJECTS)


def traced_():
    for count in (0, 1, 2, 3, 4, 5, 8, 16, 29, 30, 40):
        names = ['a%d' % i for i in range(count)]
        row = [traced(attribute_class(count)), traced(attribute_class(count), lambda o: o.__dict__), traced(attribute_class(count), lambda o: setattr(o, 'zz', 1)),
               traced(attribute_class(count, slots=names))]
        if count:
            row += [traced(attribute_class(count), lambda o: delattr(o, names[-1])), traced(attribute_class(count), lambda o: delattr(o, names[0]))]
        if count <= 8:
            with_dict = [attribute_class(count, slots=names + ['__dict__']) for _ in range(3)]
            row += [traced(attribute_class(count, slots=names + ['__weakref__'])), traced(with_dict[0]), traced(with_dict[1], lambda o: o.__dict__),
                    traced(with_dict[2], lambda o: setattr(o, 'q', 1)), traced(type('Child', (attribute_class(count, slots=names),), {}))]
            fields = namedtuple('Fields', names)
            row += [traced(lambda v: fields(*(1,) * count)), traced(lambda v: tuple([1] * count)), traced(lambda v: {name: 1 for name in names}),
                    traced(evaluate('lambda v: [' + 'v,' * count + ']'))]
        yield '%d attributes' % count, row
    yield 'numbers and text', [traced(lambda v: int('1000')), traced(lambda v: int('1099511627776')), traced(lambda v: float('1.5')), traced(lambda v: 'ab' + 'cde'[:2 + v]),
                               traced(lambda v: complex(v, 1)), traced(lambda v: bytes(10))]
    yield 'containers', [traced(lambda v: []), traced(lambda v: [v]), traced(lambda v: {}), traced(lambda v: dict()), traced(lambda v: set()), traced(lambda v: {v}),
                         traced(lambda v: (v,)), traced(lambda v: range(v)), traced(lambda v: slice(v))]
    yield 'others', [traced(lambda v: object()), traced(lambda v: Exception('m')), traced(lambda v: (lambda: 1)), traced(lambda v: (lambda: v)),
                     traced(lambda v, o=Members(): o.method)]


SECTIONS = {'values': values, 'lists': lists, 'dicts': dicts, 'sets': sets, 'objects': objects, 'instances': instances, 'slots': slots,
            'dataclasses': dataclasses_, 'traced': traced_}


def differences(label, recorded, measured):
    """Where two values differ, down to the single figure."""
    if isinstance(recorded, list) and isinstance(measured, list) and len(recorded) == len(measured):
        for i, (one, other) in enumerate(zip(recorded, measured)):
            yield from differences('%s[%d]' % (label, i), one, other)
    elif recorded != measured:
        yield '%s: recorded %s, measured %s' % (label, recorded, measured)


def table_text(table):
    """JSON with a line a label."""
    parts = []
    for section, rows in table.items():
        lines = ['  %s: %s' % (json.dumps(label), json.dumps(row)) for label, row in rows.items()]
        parts.append(' %s: {\n%s\n }' % (json.dumps(section), ',\n'.join(lines)))
    return '{\n%s\n}' % ',\n'.join(parts)


def check(names):
    table = json.load(sys.stdin)
    found = 0
    for section in names or SECTIONS:
        for label, measured in SECTIONS[section]():
            if label not in table[section]:
                continue
            for each in differences('%s, %s' % (section, label), table[section][label], measured):
                print(each)
                found += 1
    sys.exit(1 if found else 0)


if __name__ == '__main__':
    if sys.argv[1:2] == ['--check']:
        check(sys.argv[2:])
    print(table_text({section: dict(measure()) for section, measure in SECTIONS.items()}))
