"""functools: caches, partials, dispatch, orderings and wrappers."""
import functools, operator, sys, inspect
from functools import *
def t(f,*a,**k):
    try: return f(*a,**k)
    except BaseException as e: return type(e).__name__+': '+str(e)
print(sorted(functools.__all__))
@lru_cache
def f(x): return x*2
print(f(1),f(1),f(2),f.cache_info(),f.cache_parameters() if sys.version_info>=(3,9) else '',f.__name__,f.__wrapped__(3)); f.cache_clear(); print(f.cache_info())
@lru_cache(maxsize=2,typed=True)
def g(a,b=1,*,c=2):
    "doc"
    return a,b,c
g(1);g(1.0);g(1,b=1);g(a=1);print(g.cache_info(),g.__doc__,repr(g)[:35])
print(t(g,[]),t(lru_cache,'x'),t(lru_cache(-1)(f.__wrapped__).cache_info),t(lru_cache(None)(f.__wrapped__),4))
class C:
    @lru_cache()
    def m(self): return id(self)
    @cached_property
    def p(self):
        "pd"
        print('calc'); return 5
    @staticmethod
    @lru_cache
    def s(x): return x
c=C(); print(c.m()==c.m(),C.m.cache_info()); print(c.p,c.p,c.__dict__,C.p.__doc__,C.s(3)); del c.p; print(c.p)
class Sl:
    __slots__=('a',)
    @cached_property
    def p(self): return 1
print(t(lambda:Sl().p))
def mk():
    class D:
        p=cached_property(lambda s:1); q=p
print(t(mk))
cp=cached_property(lambda s:1)
class E2: pass
E2.x=cp
print(t(lambda:E2().x))
p=partial(int,base=2); print(p('101'),p,p.func,p.args,p.keywords,partial(p,'11'),partial(p,'11')(), t(partial), t(partial,5))
p2=partial(print,1,2,sep='-'); p2(3,end='!\n'); print(repr(partial(f,1,x=2))[:20]); p2.foo=1; print(p2.__dict__, p2.__doc__[:20] if p2.__doc__ else None)
class PM:
    def act(self,a,b=2,*,k=0): return (a,b,k)
    one=partialmethod(act,1); two=partialmethod(act,1,k=5)
    cl=partialmethod(classmethod(lambda cls,x:(cls.__name__,x)),7)
print(PM().one(),PM().one(9),PM().two(3),PM.cl(),PM.__dict__['one'], t(partialmethod,5))
@total_ordering
class O:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v if isinstance(o,O) else NotImplemented
    def __lt__(s,o): return s.v<o.v if isinstance(o,O) else NotImplemented
print(O(1)<=O(1),O(1)>O(2),O(2)>=O(1),t(lambda:O(1)<=3),O.__ge__.__name__,O.__ge__.__doc__,t(lambda:total_ordering(type('N',(),{}))))
print(reduce(operator.add,[1,2,3]),reduce(operator.add,[],5),t(reduce,operator.add,[]),t(reduce,operator.add,5),t(reduce,1),reduce(lambda a,b:a*b,range(1,6),1))
print(sorted([3,1,2],key=cmp_to_key(lambda a,b:b-a)),cmp_to_key(lambda a,b:0)(1).obj,t(lambda:cmp_to_key(lambda a,b:0)(1)<3), t(cmp_to_key))
@singledispatch
def sd(x,*a): return 'base'
@sd.register(int)
def _(x): return 'int'
@sd.register
def _(x:list): return 'list'
@sd.register(type(None))
def _n(x): return 'none'
sd.register(float,lambda x:'float')
print(sd('a'),sd(1),sd(True),sd([]),sd(None),sd(2.5),sd.dispatch(bool)(1),sorted(k.__name__ for k in sd.registry),t(sd),t(sd.register,5),t(sd.register,lambda x:1))
if sys.version_info>=(3,11):
    @sd.register
    def _(x: dict|set): return 'ds'
    print(sd({}),sd(set()))
def ann():
    @sd.register
    def _(x:'undefined_t'): pass
print(t(ann))
class SM:
    @singledispatchmethod
    def go(self,x): return 'obj'
    @go.register
    def _(self,x:int): return 'int'
    @go.register(str)
    @classmethod
    def _(cls,x): return cls.__name__
print(SM().go(1),SM().go('s'),SM().go(2.0),t(lambda: SM().go()))
def deco(fn):
    @wraps(fn)
    def inner(*a,**k):
        "inner doc"
        return fn(*a,**k)
    return inner
@deco
def wr(a:int,b=2)->str:
    "wr doc"
wr.attr=1
print(wr.__name__,wr.__doc__,wr.__qualname__,wr.__module__,wr.__annotations__,wr.__wrapped__.__name__,inspect.signature(wr),WRAPPER_ASSIGNMENTS,WRAPPER_UPDATES)
update_wrapper(p2,wr); print(p2.__name__)
if sys.version_info>=(3,9):
    @cache
    def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
    print(fib(80),fib.cache_info())
print(inspect.signature(partial(lambda a,b,*,c:0,1,c=3)), inspect.signature(PM.one), inspect.signature(PM().one), inspect.signature(f))
import pickle,copy
pp=pickle.loads(pickle.dumps(partial(int,base=3))); print(pp,pickle.dumps(partial(int,base=3),2)); print(copy.copy(p2).args)
print(f.__class__, partial.__mro__, cached_property.__module__, type(C.__dict__['p']))
