"""inspect: signatures of every kind of callable, members, states, frames."""
import inspect,sys,types,functools
from inspect import *
def t(c,g=None):
    try: print(c,'=>',eval(c,globals()))
    except BaseException as e: print(c,'=>',type(e).__name__,e)
def f(a,b:int=2,*args,c,d:str='x',**kw)->float:
    "doc of f"
    z=1
    return z
class A:
    "class doc"
    x=1
    def __init__(self,p,q=3): self.p=p
    def m(self,a): "m doc"
    @classmethod
    def cm(cls,b): pass
    @staticmethod
    def sm(c): pass
    @property
    def pr(self): return 1
class B(A): 
    def m(self,a): pass
class Meta(type):
    def __call__(cls,*a,**k): return super().__call__(*a,**k)
class WM(metaclass=Meta):
    def __init__(self,z): pass
class Sl:
    __slots__=('a',)
def g():
    yield 1
async def co(): pass
async def ag(): yield
sig=signature(f)
for c in '''signature(f)|signature(A)|signature(A.m)|signature(A(1).m)|signature(A.cm)|signature(A.sm)|signature(WM)|signature(len)|signature(int)|signature(print)|signature(sorted)|signature(dict)|signature(str.join)|signature([].append)|signature(list.append)|signature(functools.partial(f,1))|signature(lambda x,/,y,*,z:0)|signature(5)|signature(type)|signature(object)|signature(isinstance)|signature(abs)|signature(sum)|signature(open)|signature(dict.get)|signature(str.split)|signature(range)|signature(list)|signature(max)|signature(Exception)|sig.parameters|list(sig.parameters)|sig.parameters['b']|sig.parameters['b'].kind|sig.parameters['b'].default|sig.parameters['a'].default|sig.parameters['c'].annotation|sig.return_annotation|sig.bind(1,2,3,c=4,e=5)|sig.bind(1)|sig.bind(1,c=2).arguments|sig.bind_partial(1)|sig.replace(return_annotation=int)|str(sig)|repr(sig)|sig==signature(f)|Parameter('x',Parameter.POSITIONAL_ONLY)|Parameter('1x',Parameter.KEYWORD_ONLY)|Parameter('x',Parameter.VAR_POSITIONAL,default=1)|Signature([Parameter('b',Parameter.KEYWORD_ONLY),Parameter('a',Parameter.POSITIONAL_ONLY)])|getmembers(A,isfunction)|[n for n,_ in getmembers(A) if not n.startswith('__')]|getmro(B)|getdoc(f)|getdoc(B.m)|getdoc(B)|cleandoc("  a\\n    b\\n  c")|isfunction(f)|ismethod(A(1).m)|isclass(A)|isbuiltin(len)|isroutine(len)|isgeneratorfunction(g)|isgenerator(g())|iscoroutinefunction(co)|isasyncgenfunction(ag)|isdatadescriptor(A.__dict__['pr'])|ismethoddescriptor(str.join)|isgetsetdescriptor(type.__dict__['__dict__'])|ismemberdescriptor(Sl.a)|isabstract(A)|ismodule(sys)|iscode(f.__code__)|isframe(sys._getframe())|istraceback(None)|isawaitable(5)|getfullargspec(f)|getfullargspec(A.m)|getfullargspec(len)|getcallargs(f,1,c=5)|getcallargs(f)|getattr_static(A,'pr')|getattr_static(A(1),'zz')|getattr_static(A(1),'zz',7)|getmodule(f).__name__|unwrap(f) is f|getclosurevars(f)|formatannotation(int)|getsourcefile(f)[-7:]|getsourcelines(g)|getsource(g)|getsource(A.m)|getsource(len)|getsource(A)[:20]|classify_class_attrs(Sl)[-3:]|currentframe().f_code.co_name|getgeneratorstate(g())|getgeneratorlocals(g())|Parameter.empty|Signature.empty|getargvalues(sys._getframe())[0]|getcomments(f)|getfile(f)[-7:]|getfile(5)|getlineno(sys._getframe())>0|stack()[0].function|getframeinfo(sys._getframe()).lineno>0|get_annotations(f)|getmembers_static(Sl)[-1]|isasyncgen(5)|ismethodwrapper(object().__str__)|walktree(getclasstree([A,B]),()) if 0 else getclasstree([A,B])|indentsize('   a')|signature(A.__init__)|signature(staticmethod(f)) |signature(Sl)|signature(types.SimpleNamespace)|signature(g)|signature(f,follow_wrapped=False)|inspect.CO_VARARGS|f.__code__.co_flags & CO_VARKEYWORDS'''.split('|'): t(c)
def outer(x):
    def inner(y): return x+y+len('a')
    return inner
print(getclosurevars(outer(1)))
@functools.wraps(f)
def w(*a): pass
print(signature(w), unwrap(w) is f)
try:
    sig.bind(1,2,c=3,a=5)
except TypeError as e: print(e)
for a in [(),(1,2,3)]:
    try: signature(lambda q:0).bind(*a)
    except TypeError as e: print(e)
ba=sig.bind(1,c=2); ba.apply_defaults(); print(ba,ba.args,ba.kwargs)
