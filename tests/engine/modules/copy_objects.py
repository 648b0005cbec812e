"""copy and deepcopy: protocols, memo, slots, state, and what cannot be copied; copyreg."""
import copy
import copyreg


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


l = [1, [2, 3], {'a': [4]}]
c, d = copy.copy(l), copy.deepcopy(l)
print(c == l, c[1] is l[1], d == l, d[1] is l[1], d[2]['a'] is l[2]['a'])
t = (1, (2, 3))
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy(([],))[0] == [])
r = []
r.append(r)
e = copy.deepcopy(r)
print(e[0] is e, e is r)
shared = []
two = copy.deepcopy([shared, shared])
print(two[0] is two[1], two[0] is shared)


class Plain:
    def __init__(self, v):
        self.v = v


p = Plain([1])
print(copy.copy(p).v is p.v, copy.deepcopy(p).v is p.v, copy.deepcopy(p).v)


class Slots:
    __slots__ = ('a', 'b')


s = Slots()
s.a = [1]
q = copy.copy(s)
print(q.a is s.a, hasattr(q, 'b'), copy.deepcopy(s).a is s.a)


class Both(Slots):
    __slots__ = ('c', '__dict__')


b = Both()
b.a, b.c, b.z = 1, 2, 3
k = copy.deepcopy(b)
print(k.a, k.c, k.z, b.__reduce_ex__(2)[2])


class Hooks:
    def __init__(self):
        self.log = []

    def __copy__(self):
        return 'shallow'

    def __deepcopy__(self, memo):
        return 'deep'


print(copy.copy(Hooks()), copy.deepcopy(Hooks()), copy.deepcopy([Hooks()]))


class State:
    def __getstate__(self):
        return {'state': 1}

    def __setstate__(self, state):
        self.restored = state


print(copy.copy(State()).restored, copy.deepcopy(State()).restored)


class Reduce:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduce, (self.n + 1,), {'extra': True}


x = copy.copy(Reduce(1))
print(x.n, x.extra)


class NewArgs(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


print(copy.copy(NewArgs(1, 2)), type(copy.deepcopy(NewArgs([1], 2))).__name__)


class NewArgsEx:
    def __new__(cls, *, key):
        self = super().__new__(cls)
        self.key = key
        return self

    def __getnewargs_ex__(self):
        return (), {'key': self.key}


print(copy.copy(NewArgsEx(key=5)).key)


class ListSub(list):
    pass


class DictSub(dict):
    pass


ls = ListSub([1, [2]])
ls.tag = 't'
ds = DictSub(a=[1])
print(copy.copy(ls), copy.copy(ls).tag, copy.deepcopy(ls)[1] is ls[1], copy.deepcopy(ds), type(copy.copy(ds)).__name__)
print(copy.copy({1, 2}), copy.copy(bytearray(b'a')), copy.copy(len) is len, copy.copy(Plain) is Plain, copy.deepcopy(print) is print)
method = copy.deepcopy(p.__init__)
print(method.__self__ is p, copy.copy(3.5), copy.copy(None), copy.deepcopy(range(3)), copy.copy(slice(1)))
attempt('generator', lambda: copy.copy(x for x in []))
attempt('module', lambda: copy.deepcopy(copy))
memo = {}
copy.deepcopy([p], memo)
print(id(p) in memo, len(memo) >= 2)


class Replaceable:
    def __init__(self, n):
        self.n = n

    def __replace__(self, **changes):
        return Replaceable(**changes)


attempt('replace', lambda: copy.replace(Replaceable(1), n=2).n)
attempt('replace int', lambda: copy.replace(1, n=2))


class Registered:
    pass


copyreg.pickle(Registered, lambda obj: (str, ('from registry',)))
print(copy.copy(Registered()))
attempt('constructor', lambda: copyreg.constructor(3))
attempt('pickle', lambda: copyreg.pickle(int, 3))
print(copyreg._slotnames(Both), Both.__slotnames__, copyreg.__newobj__(list), copy.Error is copy.error)


class Private:
    __slots__ = ('__p', '_q')

    def __init__(self):
        self.__p, self._q = 1, 2

    def both(self):
        return self.__p, self._q


print(copy.copy(Private()).both(), copyreg._slotnames(Private))
