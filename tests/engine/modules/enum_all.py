"""enum: members, flags, functional creation, hooks and refusals."""
import enum,sys
from enum import *
def t(f,*a,**k):
    try: return f(*a,**k)
    except BaseException as e: return type(e).__name__+': '+str(e)
V=sys.version_info[1]
print(enum.__all__)
class C(Enum):
    RED=1
    GREEN=2
    CRIMSON=1
    def hi(self): return self.name.lower()
    @property
    def p(self): return self.value*10
print(C.RED,repr(C.RED),C(1),C['RED'],C.CRIMSON is C.RED,list(C),C.__members__,len(C),C.RED.name,C.RED.value,C.RED.hi(),C.RED.p,C.RED in C,hash(C.RED)==hash('RED'),C,repr(C),C.RED==1,C.RED!=C.GREEN,type(C.RED),C.RED.__class__)
print(t(C,9),t(lambda:C['X']),t(lambda:C.X),t(setattr,C,'RED',5),t(delattr,C,'RED'),t(lambda:C.RED<C.GREEN),t(setattr,C.RED,'name','x'),t(setattr,C.RED,'value',3),t(lambda:C()),bool(C.RED),dir(C)[-5:],f'{C.RED}',f'{C.RED:>10}','%s'%C.RED,format(C.RED,''),str(C.RED),C.RED.__doc__,C.__doc__)
def dup():
    class D(Enum): A=1; A=2
def sub():
    class D(C): X=3
def uni():
    @unique
    class D(Enum): A=1; B=1; CC=1
print(t(dup),t(sub),t(uni))
class A(Enum):
    X=auto(); Y=auto(); Z='s'; W=auto() if V<13 else 4
print(list(A))
class S(str,Enum): A='a'; B='b'
print(S.A,repr(S.A),S.A=='a',f'{S.A}',str(S.A),'%s'%S.A,S('a'),S.A.upper(),S.A+'x')
class I(IntEnum): A=1; B=2
print(I.A,repr(I.A),I.A+1,I.A<I.B,f'{I.A}',str(I.A),'%d'%I.A,I(2),sorted(I),int(I.A),[10,20,30][I.A],I.A==1,t(I,7))
class F(Flag): R=auto(); W=auto(); X=auto(); RW=R|W
print(F.R|F.X,repr(F.R|F.X),F.RW,F(0),repr(F(0)),~F.R,F.R in F.RW,F.RW&F.R,F.R^F.RW,bool(F(0)),list(F),F(5),t(F,8),F.R.value,(F.R|F.W) is F.RW,F['RW'],str(F.R|F.X),t(lambda:F.R|1),t(lambda: 1 in F.R))
class IF(IntFlag): A=1; B=2; D=8
print(IF.A|IF.B,repr(IF.A|IF.B),IF.A|4,repr(IF.A|4),IF(16),~IF.A,IF.A+1,IF(0),IF.A&1,repr(IF(7)),str(IF(3)),IF.A|8,-IF.A)
if V>=11:
    class SE(StrEnum): X=auto(); Y='why'
    print(SE.X,repr(SE.X),SE.Y,SE.X=='x',f'{SE.X}',list(F.RW),len(F.RW),t(lambda:type('Q',(StrEnum,),{}) ))
    class FB(Flag,boundary=CONFORM): A=1; B=2
    class FK(Flag,boundary=KEEP): A=1; B=2
    class FE(Flag,boundary=EJECT): A=1; B=2
    class FS(Flag,boundary=STRICT): A=1; B=2
    print(FB(7),FK(8),FE(9),t(FS,9),FlagBoundary.KEEP)
    class M(Enum):
        a=member(1); b=nonmember(2)
        @member
        def f(self): return 3
    print(list(M),M.b,M.f)
    @verify(UNIQUE,CONTINUOUS)
    class V1(Enum): A=1; B=2
    def vb():
        @verify(CONTINUOUS)
        class V2(Enum): A=1; B=3
    print(t(vb)); print(global_enum,EnumCheck.UNIQUE,enum.property)
    @global_enum
    class G(IntEnum): GA=1
    print(GA, repr(G.GA))
    print(F.R._numeric_repr_ if hasattr(F.R,'_numeric_repr_') else '')
class Pl(Enum):
    E=(1,2); M=(3,4)
    def __init__(self,a,b): self.a=a; self.b=b
    @classmethod
    def mk(cls): return cls.E
print(Pl.E.a,Pl.M.value,Pl((3,4)),Pl.mk(),repr(Pl.E))
class Mi(Enum):
    A=1
    @classmethod
    def _missing_(cls,v): return cls.A if v=='a' else None
print(Mi('a'),t(Mi,'z'))
class Bm(Enum):
    A=1
    @classmethod
    def _missing_(cls,v): return 5
print(t(Bm,'z'))
class Gn(Enum):
    def _generate_next_value_(n,s,c,l): return n*2
    A=auto(); B=auto()
print(list(Gn))
class Ig(Enum):
    _ignore_=['q']; q=5; A=1
print(list(Ig),hasattr(Ig,'q'))
class Nw(int,Enum):
    def __new__(cls,v,l):
        o=int.__new__(cls,v); o._value_=v; o.label=l; return o
    A=(1,'one')
print(Nw.A,Nw.A.label,Nw(1),repr(Nw.A))
Fu=Enum('Fu','a b c'); print(list(Fu),Fu.__module__,Enum('Fv',{'x':5})['x'],Enum('Fw',['p','q'],start=5).p.value,Enum('Fx',[('m',3)]).m,IntEnum('Fy','z w').w+1)
import pickle,copy
print(pickle.loads(pickle.dumps(C.RED)) is C.RED,copy.deepcopy(C.RED) is C.RED,pickle.dumps(C.RED,2),pickle.dumps(F.R|F.X,4),t(pickle.dumps,Fu.a))
print(C.RED.__reduce_ex__(2), C.__class__, EnumMeta, isinstance(C,EnumMeta), C.__call__, [m.name for m in reversed(C)])
d={C.RED:1}; print(d, {C.RED,C.GREEN}, C.RED in d)
print(t(lambda: 1 in C) if V>=12 else '', t(lambda: 'RED' in C) if V>=12 else '')
class Emp(Enum): pass
class Ex(Emp): A=1
print(Ex.A, t(Enum), t(Emp,1))
class Dsc(Enum):
    A=1
    B=lambda x:x
    def meth(self): pass
    class In: pass
print([m.name for m in Dsc])
import functools
class Pt(Enum):
    A=functools.partial(int)
print(list(Pt)==[] or 'member')
