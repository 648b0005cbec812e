"""Class bodies: metaclasses, keywords, cells, super, mangling, decorators, and what goes wrong."""
def show(label, action):
    try:
        print(label, '->', action())
    except BaseException as error:
        print(label, '->', type(error).__name__, error)
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print('prepare', name, bases, kw); return {'pre': 1}
    def __new__(mcls, name, bases, ns, **kw):
        print('new', name, sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print('init', name, kw)
    def __call__(cls, *a, **k):
        print('call', a, k); return super().__call__(*a, **k)
class A(metaclass=Meta, x=1, y=2):
    z = pre + 1
    def f(self): return __class__
class B(A, k=3): pass
print(A().f(), B().f(), A.pre, A.z, type(B))
class P:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw); cls.tag = tag; print('sub', cls.__name__, tag)
class Q(P, tag='q'): pass
show('bad kw', lambda: type('R', (P,), {}, nope=1))
show('kw obj', lambda: type('R', (object,), {}, nope=1))
class Desc:
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name)
    def __get__(self, o, t=None): return ('get', o is None, t.__name__)
class H:
    d = Desc(); e = Desc()
print(H.d, H().e)
class M1(type): pass
class M2(type): pass
class X1(metaclass=M1): pass
class X2(metaclass=M2): pass
show('conflict', lambda: type('X', (X1, X2), {}))
def conflict():
    class X(X1, X2): pass
show('conflict2', conflict)
class S1: 
    def who(self): return ['S1']
class S2(S1):
    def who(self): return ['S2'] + super().who()
class S3(S1):
    def who(self): return ['S3'] + super().who()
class S4(S2, S3):
    def who(self): return ['S4'] + super().who()
print(S4().who(), [c.__name__ for c in S4.__mro__])
def mro():
    class A: pass
    class B(A): pass
    class C(A, B): pass
show('mro', mro)
def mro2():
    class A: pass
    class B: pass
    class C(A, B): pass
    class D(B, A): pass
    class E(C, D): pass
show('mro2', mro2)
def f():
    super().x
show('super no arg', f)
def g(a):
    super().x
show('super no class', lambda: g(1))
class K:
    def m(a): del a; super().m
    def n(*a): super().n
    def o(self):
        def inner(): return super()
        return inner()
    @staticmethod
    def s(): return super()
    def cell(self): return __class__
    x = 5
    y = [x for _ in range(2)] if False else [i for i in range(x)]
for n in 'mnos':
    show('super ' + n, lambda: getattr(K(), n)())
print(K().cell(), K.y)
def bad():
    class Z:
        v = 1
        w = [v for _ in range(2)]
show('class scope', bad)
class Outer:
    v = 'outer'
    class Inner:
        try: u = v
        except NameError as e: u = str(e)
    def m(self): 
        try: return v
        except NameError as e: return str(e)
print(Outer.Inner.u, Outer().m(), Outer.Inner.__qualname__, Outer.Inner.__module__)
class Mangled:
    __priv = 1
    def __meth(self, __arg=2): __local = 3; self.__attr = 4; return __local, __arg, [*locals()]
    def __dunder__(self): return self.__meth(), self.__priv
    class __Inner: pass
    def imp(self):
        global __glob
        __glob = 1
        import sys as __sys
        return __sys.__name__, '_Mangled__glob' in globals()
    def kw(self, **k): return k
    def call(self): return self.kw(__x=1)
m = Mangled()
print(m.__dunder__(), sorted(k for k in vars(Mangled) if 'M' in k), m.__dict__, m.imp(), m.call())
class _Under:
    __x = 1
class __Two:
    __x = 2
class ___: 
    __x = 3
print([k for k in vars(_Under) if 'x' in k], [k for k in vars(__Two) if 'x' in k], [k for k in vars(___) if 'x' in k])
class Doc:
    """docstring"""
    "not"
    def f(self): "fdoc"
print(Doc.__doc__, Doc.f.__doc__, A.__doc__)
class Empty: ...
e = Empty(); e.a = 1; e.__dict__['b c'] = 2; print(vars(e), getattr(e, 'b c'))
def deco(*a):
    def w(c): print('deco', a, c.__name__); return c
    return w
@deco(1)
@deco(2)
class Decorated: pass
@deco('f')
def decof(): pass
show('not callable deco', lambda: exec('@5\ndef f(): pass'))
show('None deco', lambda: exec('@print\n@len\nclass C: pass'))
class Prop:
    @property
    def p(self): "pdoc"; return self._p
    @p.setter
    def p(self, v): self._p = v
    @p.deleter
    def p(self): del self._p
    r = property(lambda self: 1)
x = Prop(); x.p = 3; print(x.p, Prop.p.__doc__); del x.p
show('deleted', lambda: x.p)
show('no setter', lambda: setattr(x, 'r', 1))
show('no deleter', lambda: delattr(x, 'r'))
class GA:
    def __getattr__(self, n): 
        if n == 'dyn': return 'dynamic'
        raise AttributeError(n)
    def __class_getitem__(cls, k): return (cls.__name__, k)
    def __len__(self): return -1
    def __bool__(self): return 1
    def __index__(self): return 'x'
    def __str__(self): return 5
    def __repr__(self): return None
    def __hash__(self): return 'x'
    def __iter__(self): return 5
    def __contains__(self, x): return []
    def __int__(self): return 1.5
    def __float__(self): return 1
    def __complex__(self): return 1
    def __bytes__(self): return 'x'
    def __format__(self, s): return 1
    def __enter__(self): return 1
    def __dir__(self): return ['b', 'a']
ga = GA()
print(ga.dyn, GA[1], GA[1, 2], 1 in ga, dir(ga))
for s in ('ga.zzz', 'len(ga)', 'bool(ga)', 'range(ga)', 'str(ga)', 'repr(ga)', 'hash(ga)', 'iter(ga)', 'int(ga)', 'float(ga)', 'complex(ga)', 'bytes(ga)', 'format(ga)', 'f"{ga}"', '"%s" % ga', '[1][ga]', 'list(ga)', 'ga + 1', 'ga()', 'ga[0]', 'ga < 1', '-ga', 'abs(ga)', 'round(ga)', 'divmod(ga, 1)', 'next(ga)', 'ga @ 1', 'ga ** 2', 'bin(ga)', 'isinstance(1, ga)', 'issubclass(int, ga)', 'issubclass(1, int)', 'int.__new__(str)', 'object.__new__(int)', 'object.__new__(1)', 'type.__call__(int, 5)', 'int.__add__("a", 1)', 'int.__add__(1, "a")', 'str.join(1, [])', 'list.append(1, 2)', 'object.__init__(1, 2)', 'A.__call__', 'type(5)(6)', 'A.nope', 'A().nope', 'int.nope', 'print.nope', 'print.x', 'len.__name__', 'setattr(5, "a", 1)', 'setattr(int, "a", 1)', 'setattr(object(), "a", 1)', 'setattr(print, "a", 1)', 'delattr(A, "nope")', 'delattr(A(), "nope")', 'delattr(5, "real")', 'setattr(5, "real", 1)', 'setattr(A, "__name__", 5)', 'setattr(A, "__bases__", ())', 'setattr(A, "__bases__", 5)', 'setattr(A, "__dict__", {})', 'setattr(A, "__mro__", ())', 'setattr(A(), "__class__", 5)', 'setattr(A(), "__class__", int)', 'setattr(A(), "__dict__", 5)', 'A.__dict__["z"]', 'vars(5)', 'vars()', 'dir(5)[:2]', 'type("x")', 'type("C", (), {})', 'type("C", 1, {})', 'type("C", (), 1)', 'type(1, (), {})', 'type("C", (5,), {})', 'type("a\\0b", (), {})', 'callable(A)', 'super(A)', 'super(1)', 'super(A, 5)', 'super(A, A()).nope'):
    show(s, lambda: eval(s))
