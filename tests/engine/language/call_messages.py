"""What every wrong call says: counts, names, stars, built-ins."""
def show(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)

def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def dflt(a, b=1): pass
def dflt2(a=1, b=2): pass
def kwonly(*, k): pass
def kwonly2(a, *, k, j): pass
def posonly(a, b, /): pass
def posonly_d(a, b=2, /, c=3): pass
def posonly_kw(a, /, **k): return a, k
def star(*a): pass
def starkw(*a, k): pass
def kw(**k): pass
class C:
    def m(self): pass
    def n(self, a, b=1, *, k): pass
    @staticmethod
    def s(a): pass
    @classmethod
    def c(cls, a): pass
    def __init__(self, a): pass
    def __call__(self, a): pass
class D: pass
class N:
    def __new__(cls, a): return object.__new__(cls)
class E(D):
    pass
c = C(1)
for f in ('none(1)', 'none(1,2)', 'none(a=1)', 'one()', 'one(1,2)', 'one(1,a=2)', 'one(b=2)', 'one(1,b=2)', 'two()', 'two(1)', 'two(b=1)', 'two(1,2,3)', 'three()', 'three(1)', 'three(c=1)', 'three(1,2,3,4,5)', 'dflt()', 'dflt(1,2,3)', 'dflt2(1,2,3)', 'dflt2(c=3)', 'kwonly()', 'kwonly(1)', 'kwonly(1,k=2)', 'kwonly(k=1,j=2)', 'kwonly2(1)', 'kwonly2()', 'kwonly2(1,2,3,k=1,j=2)', 'kwonly2(1,2,k=1,j=1)', 'posonly(1)', 'posonly(a=1,b=2)', 'posonly(1,b=2)', 'posonly_d(1,b=2)', 'posonly_d()', 'posonly_d(1,2,3,4)', 'posonly_kw(1,a=2)', 'posonly_kw(a=2)', 'star(k=1)', 'starkw()', 'starkw(1,2)', 'kw(1)', 'kw(**{1:2})', 'kw(**{"a b":2})', 'kw(a=1,**{"a":2})', 'kw(**{"a":1},**{"a":2})', 'two(*[1])', 'two(*[1,2,3])', 'two(**{"a":1})', 'two(*5)', 'two(1,*5)', 'two(**5)', 'two(**[1])', 'two(1, **None)', 'c.m(1)', 'c.n()', 'c.n(1)', 'c.n(1,2,3,k=1)', 'c.s()', 'c.s(1,2)', 'c.c()', 'c.c(1,2)', 'C()', 'C(1,2)', 'C(b=2)', 'C.m()', 'c()', 'c(1,2)', 'D(1)', 'D(a=1)', 'D(1,2)', 'N()', 'N(1,2)', 'E(1)', 'object(1)', 'object.__new__(D,1)', 'object.__init__(D(),1)', '(lambda x: x)()', '(lambda: 1)(2)', '(lambda *a, k: 1)(2)', '5()', '"a"()', 'None()', '[]()', 'c.m.__func__()', 'print(5, foo=1)', 'len()', 'len(1,2)', 'len(a=1)', 'abs()', 'int(1,2,3)', 'int(x=1)', 'str(1,2,3,4)', 'list(1,2)', 'dict(1,2)', 'tuple(1,2)', 'set(1,2)', 'sorted()', 'sorted(1)', 'sorted([], 1)', 'max()', 'min(1)', 'sum()', 'sum([[]])', 'isinstance(1)', 'range()', 'range(1,2,3,4)', 'enumerate()', 'zip(1)', 'map()', 'map(1)', 'filter()', 'getattr()', 'getattr(1)', 'getattr(1, 2)', 'setattr(1)', 'hasattr(1)', 'input(1,2)', 'chr()', 'chr("a")', 'ord()', 'ord("ab")', 'ord(1)', 'round()', 'round("a")', 'pow(1)', 'divmod(1)', 'hash()', 'hash([])', 'id()', 'iter()', 'iter(1)', 'iter(1,2)', 'next()', 'next(1)', 'repr()', 'type()', 'type(1,2)', 'type(1,2,3)', 'super(1,2)', 'property(1,2,3,4,5)', 'slice()', '"a".join()', '"a".join(1)', '"a".join([1])', '"a".split(1)', '"a".replace("a")', '[].append()', '[].append(1,2)', '[].pop(1,2)', '[].pop()', '[].pop("a")', '[1].index(2)', '[].remove(1)', '{}.pop()', '{}.pop(1)', '{}.get()', '{}.update(1)', '{}.update([1])', '{}.update(1,2)', 'set().add()', '().index(1)', '().count()', '(1).bit_length(1)', '"".format(1)', '"{}".format()', '"{a}".format()', '"{0}{}".format(1)', '"%d" % "a"', '"%s %s" % 1', '"%s" % (1,2)'):
    show(f, lambda: eval(f))
