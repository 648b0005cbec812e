"""dataclasses: every option of the decorator and of fields, and the refusals."""
import dataclasses,sys,inspect
from dataclasses import *
from typing import *
def t(f,*a,**k):
    try: return f(*a,**k)
    except BaseException as e: return type(e).__name__+': '+str(e)
print(sorted(dataclasses.__all__))
@dataclass
class A:
    x:int
    y:float=1.5
    z:list=field(default_factory=list,repr=False,compare=False)
    c:ClassVar[int]=3
    w:InitVar[int]=0
    def __post_init__(self,w): self.ww=w
a=A(1,w=5); print(a,a==A(1),a.ww,fields(a)[0].name,[f.name for f in fields(A)],asdict(a),astuple(a),replace(a,x=9,w=1),A.__doc__,inspect.signature(A),A.__match_args__ if sys.version_info>=(3,10) else '', is_dataclass(A),is_dataclass(a),is_dataclass(int))
print(fields(A)[1]); print(A.__dataclass_params__, A.__hash__, t(hash,a), t(A), t(A,1,2,3,4,5,6),t(fields,5),t(asdict,A),t(replace,A),t(astuple,3))
@dataclass(frozen=True,order=True)
class F:
    a:int
    b:str='q'
f=F(1); print(f<F(2),f>=F(1,'a'),hash(f)==hash((1,'q')),t(setattr,f,'a',2),t(delattr,f,'a'),t(setattr,f,'zz',2),t(lambda:f<3),sorted([F(3),F(1)]))
def bad1():
    @dataclass
    class B: x:int=1; y:int
def bad2():
    @dataclass
    class B: x:list=[]
def bad3():
    @dataclass(frozen=True)
    class B(A): pass
def bad4():
    @dataclass
    class B(F): pass
def bad5():
    @dataclass(order=True)
    class B:
        x:int
        def __lt__(s,o): pass
def bad6():
    @dataclass(eq=False,order=True)
    class B: x:int
def bad7(): 
    @dataclass(unsafe_hash=True)
    class B:
        x:int
        def __hash__(s): return 1
def bad8():
    @dataclass(frozen=True)
    class B:
        x:int
        def __setattr__(s,k,v): pass
def bad9():
    @dataclass
    class B: x=field()
for b in (bad1,bad2,bad3,bad4,bad5,bad6,bad7,bad8,bad9): print(b.__name__,t(b))
print(t(field,default=1,default_factory=list))
@dataclass(eq=False)
class NE: x:int
print(NE(1)==NE(1),hash(NE(1)) is not None)
@dataclass(unsafe_hash=True)
class UH: x:int; y:int=field(default=0,hash=False)
print(hash(UH(1))==hash(UH(1,5)),UH.__hash__)
@dataclass(init=False,repr=False)
class NI: x:int=3
print(NI().x,t(NI,1),repr(NI())[:14])
@dataclass
class Base: a:int; b:int=2
@dataclass
class Sub(Base): c:int=3; a:str='s'
print(Sub(),Sub.__mro__[1].__name__,[f.name for f in fields(Sub)],inspect.signature(Sub))
M=make_dataclass('M',['x',('y',int),('z',int,field(default=5))],bases=(Base,) if 0 else (),namespace={'m':lambda s:s.x}); print(M(1,2),M(1,2).m(),t(make_dataclass,'M',['1x']),t(make_dataclass,'M',['x','x']),t(make_dataclass,'M',['for']), M.__module__)
if sys.version_info>=(3,10):
    @dataclass(slots=True,kw_only=True)
    class S: x:int; y:int=1
    print(S(x=1),S.__slots__,t(S,1),inspect.signature(S),t(setattr,S(x=1),'q',1))
    @dataclass
    class K: a:int; _:KW_ONLY; b:int=2; c:int
    print(K(1,c=3),inspect.signature(K),K.__match_args__)
    @dataclass(slots=True,frozen=True)
    class SF: x:int
    import pickle,copy
    print(copy.copy(SF(3)),pickle.loads(pickle.dumps(SF(4))), t(setattr,SF(1),'x',2))
    @dataclass(match_args=False)
    class NM: x:int
    print(hasattr(NM,'__match_args__'))
    def badk():
        @dataclass
        class K2: a:int; _:KW_ONLY; b:int; __:KW_ONLY
    print(t(badk), t(dataclass(slots=True),type('X',(),{'__slots__':(),'__annotations__':{}})))
if sys.version_info>=(3,11):
    @dataclass(slots=True,weakref_slot=True)
    class W: x:int
    print(W.__slots__); import weakref; weakref.ref(W(1)); print(t(dataclass(weakref_slot=True),type('X',(),{})))
@dataclass
class Rec: n:int; r:'Rec'=None
r=Rec(1); r.r=r; print(r); print(asdict(Rec(1,Rec(2))),asdict(A(1,z=[{'k':(1,2)}])))
@dataclass
class G: 
    __slots__=('x',)
    x:int
print(G(1), t(setattr,G(1),'q',1), field(default=3), field(default_factory=list,metadata={'a':1}).metadata)
print(MISSING, repr(KW_ONLY)[:30] if sys.version_info>=(3,10) else '', InitVar[int])
@dataclass(repr=True)
class Out:
    @dataclass
    class In: v:int=1
    i:In=None
print(Out(Out.In()))
