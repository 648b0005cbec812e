"""pickle: bytes and results for objects of every kind and protocol, buffers, persistent objects, refusals."""
import pickle,sys,io,enum,collections,dataclasses,datetime,decimal,fractions,functools,array,types,copy,typing
def t(c):
    try: print(c,'=>',eval(c,globals()))
    except BaseException as e: print(c,'=>',type(e).__name__,e)
class P:
    def __init__(s,x=1): s.x=x
    def __eq__(s,o): return type(s)==type(o) and s.__dict__==o.__dict__
class S:
    __slots__=('a','b')
class SD(S):
    pass
class G:
    def __getstate__(s): return {'z':1}
    def __setstate__(s,d): s.q=d
class R:
    def __reduce__(s): return (R.mk,(5,))
    @staticmethod
    def mk(n): r=R(); r.n=n; return r
class N:
    def __new__(cls,a): o=object.__new__(cls); o.a=a; return o
    def __getnewargs__(s): return (s.a,)
class NX:
    def __new__(cls,*,k): o=object.__new__(cls); o.k=k; return o
    def __getnewargs_ex__(s): return (),{'k':s.k}
class L(list):
    def __init__(s,*a): super().__init__(*a); s.t=1
class D(dict): pass
class E(enum.Enum): A=1
class F(enum.Flag): X=1; Y=2
NT=collections.namedtuple('NT','a b')
@dataclasses.dataclass
class DC: a:int; b:list
@dataclasses.dataclass(frozen=True)
class DF: a:int
class Ex(Exception):
    def __init__(s,a,b): super().__init__(a,b); s.c=1
s=S(); s.a=1; sd=SD(); sd.a=1; sd.q=2
o=P(); o.me=o
shared=[1]; ring=[]; ring.append(ring)
vals=dict(none=None,true=True,ints=[0,1,255,256,65535,65536,-1,2**31,-2**31,2**63,-2**100,10**50],floats=[0.0,1.5,-0.0,1e300],strs=['','a','é','\u20ac','\U0001f600','a\nb\\','x'*300],byts=[b'',b'a',b'\xff'*300],ba=bytearray(b'ab'),tups=[(),(1,),(1,2),(1,2,3),(1,2,3,4)],lst=[1,[2]],dct={'a':1,2:'b'},st={1},fs=frozenset([1]),cplx=1+2j,rng=range(1,9,2),slc=slice(1,2),typ=int,fn=len,cls=P,inst=P(3),s=s,g=G(),r=R(),n=N(4),nx=NX(k=2),l=L([1]),d=D(a=1),e=E.A,f=F.X|F.Y,nt=NT(1,2),dc=DC(1,[2]),df=DF(3),od=collections.OrderedDict(a=1),dd=collections.defaultdict(list,{1:[2]}),cn=collections.Counter('aab'),dq=collections.deque([1,2],5),dt=datetime.datetime(2024,1,2,3,4,5,6),td=datetime.timedelta(1,2),dec=decimal.Decimal('1.50'),fr=fractions.Fraction(1,3),pa=functools.partial(int,base=2),ex=Ex(1,2),sh=[shared,shared],ob=object(),ns=types.SimpleNamespace(a=1),ell=...,ni=NotImplemented,me=[o.me is o],ar=array.array('i',[1,2]),lt=typing.List[int],cm=collections.ChainMap({'a':1}))
for k,v in vals.items():
    for p in (0,2,4,5):
        try: b=pickle.dumps(v,p)
        except Exception as err: print(k,p,type(err).__name__,err); continue
        print(k,p,b if len(b)<260 else (len(b),b[:60],b[-40:]))
        try: w=pickle.loads(b); print('  ',repr(w)[:70] if not isinstance(w,(P,S,G,R,N,NX,types.SimpleNamespace)) and type(w) is not object else sorted(getattr(w,'__dict__',{}) or []), type(w) is type(v))
        except Exception as err: print('   load',type(err).__name__,err)
r2=pickle.loads(pickle.dumps(ring)); print(r2[0] is r2); o2=pickle.loads(pickle.dumps(o)); print(o2.me is o2)
x=pickle.loads(pickle.dumps([shared,shared])); print(x[0] is x[1])
for c in '''pickle.dumps(lambda:0)|pickle.dumps(x for x in [])|pickle.dumps(sys)|pickle.dumps(s,0)|pickle.dumps(s,1)|pickle.loads(b'')|pickle.loads(b'abc')|pickle.loads(b'\\x80\\x09.')|pickle.loads(b'(lp0\\n')|pickle.loads(5)|pickle.loads('a')|pickle.dumps(1,9)|pickle.dumps(1,-1)[:2]|pickle.dumps(1,protocol='a')|pickle.HIGHEST_PROTOCOL|pickle.DEFAULT_PROTOCOL|pickle.loads(b'cfoo\\nbar\\n.')|pickle.loads(b'.')|pickle.PickleError.__mro__|pickle.dumps(sd,2)|pickle.loads(pickle.dumps([1,2]),encoding='bytes')|pickle.format_version|pickle.Pickler|pickle.loads(pickle.dumps(int.__add__))|pickle.loads(pickle.dumps([].append))|pickle.dumps((1).__add__,4)|pickle.dumps(P.__init__,4)|pickle.dumps(type('Z',(),{})(),2)|pickle.dumps(None.__class__,0)'''.split('|'): t(c)
f=io.BytesIO(); pickle.dump([1],f); pickle.dump('b',f); f.seek(0); print(pickle.load(f),pickle.load(f)); t('pickle.load(f)'); t('pickle.load(5)'); t('pickle.dump(1,5)')
class PP(pickle.Pickler):
    def persistent_id(s,o): return 'pid' if o is shared else None
class UU(pickle.Unpickler):
    def persistent_load(s,p): return ('loaded',p)
    def find_class(s,m,n): print('find',m,n); return super().find_class(m,n)
f=io.BytesIO(); PP(f,2).dump([shared,P]); print(f.getvalue()); f.seek(0); print(UU(f).load()); f.seek(0)
try: pickle.Unpickler(f).load()
except pickle.UnpicklingError as e: print(e)
class PR(pickle.Pickler):
    def reducer_override(s,o): return (str,('over',)) if isinstance(o,P) else NotImplemented
f=io.BytesIO(); PR(f,4).dump(P()); print(pickle.loads(f.getvalue()))
bufs=[]; b=pickle.dumps(pickle.PickleBuffer(b'abc'),5,buffer_callback=bufs.append); print(b,len(bufs),pickle.loads(b,buffers=bufs))
