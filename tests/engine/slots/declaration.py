"""What __slots__ may be, what is refused, and what the class then has."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


def made(slots, bases=(), **namespace):
    return type('C', bases, {'__slots__': slots, **namespace})


def slot_names(cls):
    return sorted(name for name, value in vars(cls).items() if type(value).__name__ == 'member_descriptor')


class Meta(type):
    pass


for label, slots in (('tuple', ('a', 'b')), ('list', ['a', 'b']), ('string', 'ab'), ('empty tuple', ()), ('empty string', ''), ('dict', {'a': 'doc', 'b': None}), ('set', {'a'}), ('frozenset', frozenset(['q'])),
                     ('iterator', iter(['a', 'b'])), ('generator', (c for c in 'xy')), ('dict keys', {'k': 1}.keys()), ('None', None), ('int', 3), ('float', 1.5), ('bytes', b'ab'), ('bytearray', bytearray(b'a')), ('int item', ('a', 3)), ('bytes item', (b'a',)),
                     ('None item', (None,)), ('list item', (['a'],)), ('two words', 'a b'), ('digit', '1a'), ('dash', ('a-b',)), ('empty item', ('',)), ('keyword', ('class',)), ('non-ascii', ('é',)), ('duplicates', ('a', 'a')), ('dunder dict twice', ('__dict__', '__dict__')),
                     ('dunder weakref twice', ('__weakref__', '__weakref__')), ('with dict', ('a', '__dict__')), ('with weakref', ('a', '__weakref__')), ('both', ('__weakref__', '__dict__', 'z')), ('doc', ('__doc__',)), ('module', ('__module__',)), ('qualname', ('__qualname__',)),
                     ('classcell', ('__classcell__',)), ('slots', ('__slots__',)), ('hash', ('__hash__',)), ('init', ('__init__',)), ('class', ('__class__',)), ('lone surrogate', ('\ud800',))):
    attempt(label, lambda: (lambda cls: (slot_names(cls), '__dict__' in vars(cls), '__weakref__' in vars(cls)))(made(slots)))
attempt('conflict with class variable', lambda: made(('x',), x=1))
attempt('conflict with method', lambda: made(('f', 'g'), g=lambda self: 1))
attempt('conflict through property', lambda: made('p', p=property(lambda self: 1)))


class StrSub(str):
    pass


attempt('str subclass item', lambda: slot_names(made((StrSub('named'),))))
attempt('str subclass alone', lambda: slot_names(made(StrSub('whole'))))


class Lying:
    def __iter__(self):
        return iter(('a', 'b'))


class Raising:
    def __iter__(self):
        raise RuntimeError('from __iter__')


attempt('iterable object', lambda: slot_names(made(Lying())))
attempt('raising iterable', lambda: made(Raising()))


class Kept:
    __slots__ = ['a', 'b']


Kept.__slots__.append('c')
k = Kept()
attempt('appended later', lambda: setattr(k, 'c', 1))
Kept.__slots__ = ('d',)
attempt('replaced later', lambda: setattr(k, 'd', 1))
print(Kept.__slots__, k.__slots__)
k.a = 1
print(k.a)


class Added:
    pass


Added.__slots__ = ('only',)
added = Added()
added.other = 2
print(added.__dict__)
attempt('instance __slots__', lambda: setattr(k, '__slots__', ()))


class Docs:
    __slots__ = {'a': 'the doc of a', 'b': None}


print(Docs.__slots__, Docs.a.__doc__, sorted(Docs.__slots__), Docs().__slots__ is Docs.__slots__)


class Private:
    __slots__ = ('__hidden', '_single', '__dunder__')

    def __init__(self):
        self.__hidden = 'h'

    def get(self):
        return self.__hidden


p = Private()
print(Private.__slots__, slot_names(Private), p.get(), p._Private__hidden)
attempt('unmangled', lambda: getattr(p, '__hidden'))


class _Under:
    __slots__ = ('__x',)


class __Under2:
    __slots__ = ('__x',)


print(slot_names(_Under), slot_names(__Under2))
attempt('empty class name', lambda: slot_names(type('___', (), {'__slots__': ('__y',)})))


class Outer:
    class Inner:
        __slots__ = ('__z',)


print(slot_names(Outer.Inner))
print(slot_names(Meta('M', (), {'__slots__': ('m',)})), type(Meta('M', (), {'__slots__': ('m',)})).__name__)
attempt('module level name', lambda: __slots__)
for bases in ((int,), (bytes,), (tuple,), (type,)):
    attempt('subtype of ' + bases[0].__name__, lambda: made(('x',), bases))
    attempt('empty on ' + bases[0].__name__, lambda: slot_names(made((), bases)))
    attempt('dict on ' + bases[0].__name__, lambda: '__dict__' in vars(made(('__dict__',), bases)))
    attempt('weakref on ' + bases[0].__name__, lambda: '__weakref__' in vars(made(('__weakref__',), bases)))
for bases in ((str,), (list,), (dict,), (float,), (set,), (frozenset,), (complex,), (bytearray,), (Exception,), (object,)):
    attempt('on ' + bases[0].__name__, lambda: (lambda cls: (slot_names(cls), '__dict__' in vars(cls)))(made(('x',), bases)))
attempt('on bool', lambda: made((), (bool,)))
attempt('on NoneType', lambda: made((), (type(None),)))
attempt('on function', lambda: made((), (type(made),)))
