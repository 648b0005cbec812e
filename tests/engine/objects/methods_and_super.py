"""Bound methods, static and class methods, property in every form, super in every form."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class C:
    def method(self, x=0):
        "Doc of method."
        return self, x

    @classmethod
    def cm(cls, x=0):
        return cls.__name__, x

    @staticmethod
    def sm(x=0):
        return x

    lam = lambda self: 'lambda'

    def __repr__(self):
        return 'C()'


c = C()
m = c.method
print(m(1), C.method(c, 2), m.__self__, m.__func__ is C.method, m.__name__, m.__doc__, m == c.method, m is c.method, hash(m) == hash(c.method), m.__func__(c, 3), C.cm(1), c.cm(2), C.sm(3), c.sm(4), c.lam())
print(m, C.method.__qualname__, C.cm, C.__dict__['cm'].__func__.__name__, type(C.__dict__['sm']).__name__, C.__dict__['sm'].__func__(5), C.sm is C.__dict__['sm'].__func__)
attempt('set on method', lambda: setattr(m, 'tag', 1))
C.method.tag = 'function tag'
print(m.tag)
attempt('call staticmethod object', lambda: C.__dict__['sm'](6))
attempt('call classmethod object', lambda: C.__dict__['cm'](6))
attempt('staticmethod repr', lambda: repr(staticmethod(len)))
attempt('classmethod attrs', lambda: (C.__dict__['cm'].__name__, C.__dict__['cm'].__wrapped__.__name__))
c.bound = C.method.__get__(c)
print(c.bound(7), C.method.__get__(None, C) is C.method, C.cm.__self__, C().method == C().method)
c.unbound = lambda: 'in instance'
print(c.unbound())


class P:
    def __init__(self):
        self._v = 1

    @property
    def v(self):
        "Doc of v."
        return self._v

    @v.setter
    def v(self, value):
        self._v = value

    @v.deleter
    def v(self):
        print('deleting')
        self._v = None

    read_only = property(lambda self: 'ro')
    write_only = property(None, lambda self, x: print('write', x))
    nothing = property()
    documented = property(lambda self: 1, doc='given doc')


p = P()
p.v = 5
print(p.v, P.v.__doc__, P.documented.__doc__, P.v.fget.__name__, P.v.fset is not None, type(P.v).__name__, P.v.__get__(p))
del p.v
print(p.v)
p.write_only = 3
for label, action in (('set read only', lambda: setattr(p, 'read_only', 1)), ('delete read only', lambda: delattr(p, 'read_only')), ('read write only', lambda: p.write_only), ('nothing get', lambda: p.nothing), ('nothing set', lambda: setattr(p, 'nothing', 1)), ('nothing delete', lambda: delattr(p, 'nothing')), ('set fget', lambda: setattr(P.v, 'fget', None)), ('copy', lambda: P.v.getter(lambda self: 'new').fget(p)), ('set doc', lambda: setattr(P.documented, '__doc__', 'changed') or P.documented.__doc__)):
    attempt(label, action)


class Sub(P):
    @P.v.getter
    def v(self):
        return 'sub ' + str(self._v)

    @property
    def read_only(self):
        return 'sub ' + super().read_only


s = Sub()
s.v = 9
print(s.v, s.read_only)


class A:
    def f(self):
        return ['A']

    @classmethod
    def g(cls):
        return ['A', cls.__name__]

    @staticmethod
    def h():
        return 'A.h'

    x = 'A.x'

    @property
    def p(self):
        return 'A.p'


class B(A):
    def f(self):
        return ['B'] + super().f()

    @classmethod
    def g(cls):
        return ['B'] + super().g()

    @staticmethod
    def h():
        return 'B.h'

    x = 'B.x'


class D(A):
    def f(self):
        return ['D'] + super().f()


class E(B, D):
    def f(self):
        return ['E'] + super().f()

    def explicit(self):
        return super(B, self).f(), super(E, self).f(), super(E, E).g(), super(B, self).x, super().h(), super().p

    def in_nested(self):
        def inner():
            return super(E, self).f()
        return inner()

    def generator(self):
        yield super().x

    def comprehension(self):
        return [super(E, self).x for _ in range(1)]

    @property
    def p(self):
        return 'E ' + super().p


e = E()
print(e.f(), E.g(), e.explicit(), e.in_nested(), list(e.generator()), e.comprehension(), e.p)
sup = super(B, e)
print(sup.__thisclass__, sup.__self_class__, sup.__self__ is e, repr(sup).split(' at ')[0], type(sup), repr(super(B)))
unbound = super(B)
print(unbound.__get__(e, E).f(), unbound.__self__)


def outside(self):
    return super().f()


class NoArgs:
    def f():
        return super().f()

    def deleted(self):
        del self
        return super()

    def wrong(self):
        self = 3
        return super().__init__

    def static_super():
        return super()


for label, action in (('super() outside', lambda: outside(e)), ('no arguments', lambda: NoArgs.f()), ('deleted', lambda: NoArgs().deleted()), ('reassigned', lambda: NoArgs().wrong()), ('not a subtype', lambda: super(B, 3)), ('not a type', lambda: super(3, e)), ('unrelated', lambda: super(B, A())), ('missing', lambda: super(B, e).nope), ('set through super', lambda: setattr(super(B, e), 'x', 1)), ('module level', lambda: eval('super()')), ('too many', lambda: super(B, e, 1)), ('keyword', lambda: super(type=B))):
    attempt(label, action)


class Meta(type):
    def method(cls):
        return 'Meta.method ' + cls.__name__

    def __call__(cls, *args):
        return ('called', super().__call__(*args).__class__.__name__)


class Sub2(metaclass=Meta):
    pass


print(Sub2.method(), Sub2())
attempt('instance has no metamethod', lambda: type.__call__(Sub2).method())


class CountInit:
    calls = []

    def __init__(self):
        self.calls.append('CountInit')
        super().__init__()


class Left(CountInit):
    def __init__(self):
        self.calls.append('Left')
        super().__init__()


class Right(CountInit):
    def __init__(self):
        self.calls.append('Right')
        super().__init__()


class Both(Left, Right):
    def __init__(self):
        self.calls.append('Both')
        super().__init__()


Both()
print(CountInit.calls)
print([].append.__self__, [].append.__name__, len.__self__.__name__, str.join, 'a'.join, dict.fromkeys, object().__str__.__name__, int.__add__, (1).__add__, type.__call__, object.__init__, list.__len__)
print(str.join.__objclass__, str.join.__qualname__, [].append.__qualname__, int.__add__.__qualname__, dict.__dict__['fromkeys'], len.__qualname__, print.__module__)

# ---- a bound method kept in another class stays bound to its own instance -----------------------------------------
class Keeper:
    def __init__(self, name):
        self.name = name

    def tell(self, *words):
        return self.name, words


class Borrower:
    told = Keeper("kept").tell


print(Borrower().told(1), Borrower.told(2), super(Borrower, type("Heir", (Borrower,), {})()).__init__.__name__)
print(staticmethod(Borrower.told).__get__(Borrower(), Borrower)(3))
rebound = Borrower.told.__get__(Keeper("other"), Keeper)
print(rebound(4), hasattr(type(rebound), "__get__"))
