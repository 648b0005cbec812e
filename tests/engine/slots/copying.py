"""copy, deepcopy, pickle and __getstate__ of slotted objects, on every protocol."""
import copy
import copyreg
import pickle


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class P:
    __slots__ = ('x', 'y')


class Child(P):
    __slots__ = ('z', '__dict__')


class WithDict(P):
    pass


class Stateful:
    __slots__ = ('a', 'b')

    def __getstate__(self):
        return (self.a,)

    def __setstate__(self, state):
        self.a, = state
        self.b = 'restored'


class Reduced:
    __slots__ = ('v',)

    def __init__(self, v):
        self.v = v

    def __reduce__(self):
        return Reduced, (self.v,)


class NewArgs:
    __slots__ = ('v',)

    def __new__(cls, v=None):
        self = super().__new__(cls)
        self.v = v
        return self

    def __getnewargs__(self):
        return ('from newargs',)


class Private:
    __slots__ = ('__p',)

    def __init__(self):
        self.__p = 'private'

    def get(self):
        return self.__p


class Weak:
    __slots__ = ('a', '__weakref__')


class OnList(list):
    __slots__ = ('tag',)


class OnDict(dict):
    __slots__ = ('tag',)


class Empty:
    __slots__ = ()


def show(o):
    names = [n for c in reversed(type(o).__mro__) for n in copyreg._slotnames(c) if n in vars(c)] if isinstance(o, object) else []
    return type(o).__name__, {n: getattr(o, n, 'unset') for n in names}, getattr(o, '__dict__', None)


p = P()
p.x = [1]
c = Child()
c.x, c.z, c.free = 1, 2, 3
w = WithDict()
w.x, w.free = 1, 2
s = Stateful()
s.a = 'A'
weak = Weak()
weak.a = 1
ol = OnList([1, 2])
ol.tag = 't'
od = OnDict(k=1)
od.tag = 't'
for o in (p, c, w, s, Reduced(5), NewArgs('n'), Private(), weak, ol, od, Empty(), P()):
    print('#', show(o))
    for protocol in range(6):
        try:
            data = pickle.dumps(o, protocol)
            print(protocol, data, show(pickle.loads(data)))
        except Exception as error:
            print(protocol, type(error).__name__, error)
    attempt('copy', lambda: show(copy.copy(o)))
    attempt('deepcopy', lambda: show(copy.deepcopy(o)))
    attempt('reduce_ex(2)', lambda: [getattr(part, '__name__', part) if i == 0 else part for i, part in enumerate(o.__reduce_ex__(2))][2:3])
    attempt('getstate', lambda: o.__getstate__())
attempt('reduce', lambda: p.__reduce__())
attempt('reduce_ex(0)', lambda: p.__reduce_ex__(0))
attempt('reduce_ex(1)', lambda: p.__reduce_ex__(1))
print(copy.copy(p).x is p.x, copy.deepcopy(p).x is p.x)
print(copyreg._slotnames(Child), copyreg._slotnames(Private), Child.__slotnames__)
attempt('object.__getstate__', lambda: object.__getstate__(c))
attempt('plain state', lambda: type('X', (), {})().__getstate__())
attempt('setstate from old pickle', lambda: show(pickle.loads(b'\x80\x02c__main__\nP\n)\x81N}(X\x01\x00\x00\x00xK\x01u\x86b.')))
attempt('undeclared in state', lambda: pickle.loads(b'\x80\x02c__main__\nP\n)\x81N}(X\x01\x00\x00\x00qK\x01u\x86b.'))
p.y = p
again = pickle.loads(pickle.dumps(p))
print(again.y is again, copy.deepcopy(p).y.x)
