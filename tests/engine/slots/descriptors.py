"""Member descriptors: what they are and direct use of them."""
import inspect


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class P:
    __slots__ = ('x', 'y', '__dict__', '__weakref__')


class Q:
    __slots__ = ('x',)


p, q = P(), Q()
d = P.x
print(d, type(d), repr(type(d)), d.__name__, d.__qualname__, d.__objclass__, d.__doc__, hasattr(d, '__get__'), hasattr(d, '__set__'), hasattr(d, '__delete__'))
print(type(P.__dict__['__dict__']), P.__dict__['__dict__'], P.__dict__['__weakref__'], type(P.__dict__['__weakref__']))
d.__set__(p, 5)
print(p.x, d.__get__(p), d.__get__(p, P), d.__get__(None, P) is d, P.__dict__['x'] is d)
d.__delete__(p)
attempt('unset', lambda: d.__get__(p))
attempt('delete unset', lambda: d.__delete__(p))
attempt('wrong type', lambda: d.__get__(q))
attempt('wrong type set', lambda: d.__set__(q, 1))
attempt('wrong type delete', lambda: d.__delete__(q))
attempt('int', lambda: d.__get__(3))
attempt('None, None', lambda: d.__get__(None, None))
attempt('None', lambda: d.__get__(None))
attempt('no arguments', lambda: d.__get__())
attempt('set arguments', lambda: d.__set__(p))
attempt('call', lambda: d(p))
attempt('write name', lambda: setattr(d, '__name__', 'z'))
attempt('new attribute', lambda: setattr(d, 'tag', 1))
attempt('make one', lambda: type(d)())
attempt('subclass', lambda: type('D', (type(d),), {}))


class Copied:
    stolen = P.x


attempt('copied to another class', lambda: Copied().stolen)


class Renamed:
    __slots__ = ('a',)
    b = None


Renamed.b = Renamed.a
r = Renamed()
r.b = 'through b'
print(r.a, r.b)


class Sub(P):
    __slots__ = ()
    z = P.x


s = Sub()
s.z = 'z'
print(s.x, Sub.x is P.x)
print(inspect.ismemberdescriptor(d), inspect.isdatadescriptor(d), inspect.ismethoddescriptor(d), inspect.isgetsetdescriptor(P.__dict__['__dict__']), inspect.getattr_static(p, 'x') is d)
print(d == P.x, d == Q.x, hash(d) == hash(P.x), d is P.__dict__['x'], sorted(n for n in dir(d) if not n.startswith('__')))
print(d.__reduce__()[1] if hasattr(d, '__reduce__') else None)
del P.y
attempt('slot deleted from class', lambda: setattr(p, 'y', 1) or p.__dict__)


class Validated:
    __slots__ = ('_age',)

    class Positive:
        def __set_name__(self, owner, name):
            self.name = '_' + name
            print('set_name', owner.__name__, name)

        def __get__(self, obj, owner=None):
            return self if obj is None else getattr(obj, self.name)

        def __set__(self, obj, value):
            if value < 0:
                raise ValueError('must be positive')
            setattr(obj, self.name, value)

    age = Positive()


v = Validated()
v.age = 3
print(v.age, v._age, type(Validated.age).__name__)
attempt('negative', lambda: setattr(v, 'age', -1))


class NonData:
    def __get__(self, obj, owner=None):
        return 'non-data'


class Uses:
    __slots__ = ('a',)
    n = NonData()


u = Uses()
print(u.n)
attempt('no dict for non-data', lambda: setattr(u, 'n', 1))
print(vars(Q)['x'], [k for k in vars(Q) if not k.startswith('__')], Q.__dict__['__slots__'])
class Holder:
    __slots__ = ('value',)
    get = staticmethod(lambda o: Holder.value.__get__(o))


h = Holder()
h.value = [1]
print(Holder.get(h), list(map(Holder.value.__get__, [h])))
