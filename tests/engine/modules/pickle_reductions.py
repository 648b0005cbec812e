"""pickle: everything __reduce__ and its relatives may answer, by protocol, and the errors and notes of what cannot be."""
import collections
import copyreg
import pickle
import re


def shown(error):
    text = f'{type(error).__name__}: {error}'
    notes = [note for note in getattr(error, '__notes__', ()) if note.startswith('when')]
    if notes:
        text += f' {notes}'
    if error.__context__ is not None:
        text += f' after {error.__context__!r}'
    return re.sub(' at 0x[0-9a-f]+', '', text)


class A:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)


class Slots:
    __slots__ = ('a', 'b')


class L(list):
    pass


class D(dict):
    pass


class R:
    """Answers what it is told to."""
    def __init__(self, *answer):
        self.answer = answer[0] if len(answer) == 1 else answer

    def __reduce__(self):
        return self.answer() if callable(self.answer) else self.answer


class New:
    def __new__(cls, *args, **keywords):
        return object.__new__(cls)


def new_arguments(name, answer):
    return type(New)(name, (New,), {name: lambda self: answer})


class Ex(New):
    def __getnewargs_ex__(self):
        return (1, 'x'), {'k': 2}


class ExWithoutKeywords(New):
    def __getnewargs_ex__(self):
        return (1,), {}


class Shared(New):
    arguments = (1, 2)

    def __getnewargs__(self):
        return self.arguments

    def __getstate__(self):
        return self.arguments


class ClassIsInt:
    @property
    def __class__(self):
        return int


class InState:
    def __reduce__(self):
        return A, (), {'me': self}


class BadIterator:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError('bad iterator')


class BadState:
    def __getstate__(self):
        raise ZeroDivisionError('state')


def setter(obj, state):
    obj.set = state


def outer():
    def inner():
        pass
    return inner


nameless = lambda: 0
unfindable = lambda: 0
unfindable.__module__ = 'nowhere.at.all'
nested = lambda: 0
nested.__qualname__ = 'A.missing.x'
slotted = Slots()
slotted.a, slotted.b = 1, nameless
own_reduce = A()
own_reduce.__reduce__ = lambda: (int, ())
own_reduce_ex = A()
own_reduce_ex.__reduce_ex__ = lambda protocol: (int, (protocol,))
foreign = type('setter', (), {})

cases = [
    R(()), R((int,)), R(1, 2, 3, 4, 5, 6, 7), R('A'), R('setter'), R('missing.x'), R('a.<locals>.b'), R(5), R(None), R([int, ()]),
    R(int, ()), R(5, ()), R(int, []), R(int, None), R(A, (), {'x': 1}), R(A, (), (None, {'q': 1})), R(A, (), 0),
    R(lambda: (L, (), None, iter([1, 2]))), R(lambda: (L, (), None, iter([1]))), R(lambda: (L, (), None, iter([]))),
    R(L, (), None, [1]), R(lambda: (L, (), None, iter(range(1001)))), R(lambda: (L, (), None, iter(range(1000)))),
    R(lambda: (D, (), None, None, iter([(1, 2)]))), R(lambda: (D, (), None, None, iter([(1, 2), (3, 4)]))), R(D, (), None, None, [1]),
    R(lambda: (D, (), None, None, iter([1]))), R(lambda: (D, (), None, None, iter([(1, 2), [3, 4]]))),
    R(lambda: (D, (), None, None, iter([(1, 2, 3)]))), R(A, (), {'x': 1}, None, None, setter), R(A, (), None, None, None, setter),
    R(A, (), {'x': 1}, None, None, 5), R(L, (), None, BadIterator()), R(nameless, ()), R(A, (nameless,)), R(A, (), nameless),
    R(A, (), 1, None, None, nameless), R(copyreg.__newobj__, ()), R(copyreg.__newobj__, (5,)), R(copyreg.__newobj__, (A,)),
    R(copyreg.__newobj__, (R, 1)), R(copyreg.__newobj__, (R,), {'answer': 'A'}), R(copyreg.__newobj_ex__, ()),
    R(copyreg.__newobj_ex__, (5, (), {})), R(copyreg.__newobj_ex__, (R, 5, {})), R(copyreg.__newobj_ex__, (R, (), 5)),
    R(copyreg.__newobj_ex__, (R, (1, 2), {'z': 3})), R(copyreg.__newobj_ex__, (R, (1, 2), {})), Ex(), ExWithoutKeywords(),
    [Shared(), Shared.arguments], InState(), BadState(), own_reduce, own_reduce_ex, nameless, unfindable, nested, outer(), foreign,
    [1, nameless], (1, 2, nameless), (1, 2, 3, nameless), {'k': nameless}, {(1, nameless): 2}, {nameless}, frozenset([nameless]), A(x=[nameless]),
    slotted, L([1, nameless]), D(a=1, b=nameless), ValueError(nameless), collections.OrderedDict(k=nameless), collections.deque([nameless]),
    [[[BadState()]]], (x for x in ()), pickle, outer, [].append, A.__init__, A().__init__,
]
for index, value in enumerate(cases):
    for protocol in range(6):
        try:
            data = pickle.dumps(value, protocol)
            print(index, protocol, data if len(data) < 200 else (len(data), data[-60:]))
        except Exception as error:
            print(index, protocol, shown(error))
for name, answer in (('__getnewargs_ex__', 1), ('__getnewargs_ex__', (1, 2)), ('__getnewargs_ex__', (1, 2, 3)), ('__getnewargs_ex__', ((), 2)),
                     ('__getnewargs__', 5)):
    value = new_arguments(name, answer)()
    try:
        print(pickle.dumps(value, 4))
    except Exception as error:
        print(name, answer, shown(error))
try:
    print(pickle.dumps(ClassIsInt(), 4))
except Exception as error:
    print(shown(error))
