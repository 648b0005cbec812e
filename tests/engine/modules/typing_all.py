"""typing: the text, equality and refusals of special forms, generics, protocols, hints."""
import typing,sys,collections.abc as A
from typing import *
def t(f,*a,**k):
    try: return f(*a,**k)
    except BaseException as e: return type(e).__name__+': '+str(e)
V=sys.version_info[1]
T=TypeVar('T'); K=TypeVar('K',bound=int); U=TypeVar('U',int,str,covariant=False)
for c in '''List[int]|Dict[str,int]|Optional[int]|Union[int,str]|Union[int,None]|Union[int]|Union[int,int]|Union[int,Union[str,int]]|Tuple[int,...]|Tuple[()]|Tuple[int,str]|Callable[[int],str]|Callable[...,int]|Callable[[],None]|Callable|Any|Type[int]|ClassVar[int]|Final[int]|Literal[1,'a',None]|Literal[1,1]|Annotated[int,5]|Iterable[T]|Generator[int,str,None]|Set[int]|FrozenSet[int]|Deque[int]|DefaultDict[str,int]|Counter[str]|ChainMap[str,int]|OrderedDict[str,int]|Awaitable[int]|AsyncIterator[int]|ContextManager[int]|Pattern[str]|Match|NoReturn|Text|SupportsInt|T|K|U|T.__bound__|K.__bound__|U.__constraints__|List|Dict|Tuple|List[T]|List[T][int]|Dict[T,int][str]|Dict[K,T][int,str]|Union[T,int][str]|Optional[T][int]|Callable[[T],T][int]|List[int].__origin__|List[int].__args__|List[T].__parameters__|get_origin(List[int])|get_args(Dict[str,int])|get_args(Callable[[int],str])|get_origin(Union[int,str])|get_args(Optional[int])|get_origin(list)|get_args(Literal[1,2])|get_origin(Annotated[int,1])|List[int]==List[int]|List[int] is List[int]|hash(List[int])==hash(List[int])|Union[int,str]==Union[str,int]|isinstance([],List)|isinstance([],List[int])|issubclass(list,List)|List[int]()|List()|Optional[int,str]|Union[()]|List[int,str]|Dict[int]|Callable[int]|Callable[int,str]|Literal[[]]|ClassVar[ClassVar[int]]|Union[1]|List[1]|List['A']|ForwardRef('A')|List['A'].__args__|TypeVar('X',int)|TypeVar('X',bound=int,covariant=True)|TypeVar('X',covariant=True,contravariant=True)|TypeVar('X',int,str,bound=int)|Any()|isinstance(1,Any)|isinstance(1,Union[int,str])|isinstance(1,Optional[int])|NewType('N',int)|NewType('N',int)(5)|cast(int,'a')|TYPE_CHECKING|no_type_check|overload|final|Self|Never|LiteralString|Required[int]|NotRequired[int]|Unpack[Tuple[int]]|TypeVarTuple('Ts')|ParamSpec('P')|Concatenate[int,ParamSpec('P')]|TypeAlias|TypeGuard[int]|assert_type(1,int)|reveal_type(5)|assert_never(1)|is_typeddict(int)|override|get_protocol_members(SupportsInt)|is_protocol(SupportsInt)|ReadOnly[int]|TypeIs[int]|NoDefault|list[int]|dict[str,list[int]]|tuple[int,...]|list[T][int]|int|str|type[int]|int|None|list[int]|None|get_origin(int|str)|(int|str).__args__|isinstance(1,int|str)|int|'a'|list['a']|Protocol|Generic|Generic[T]|Generic[int]|Generic[T,T]|Protocol[T]|Generic[()]|AnyStr|IO[str]|TextIO|BinaryIO|Sized|Hashable|Iterable|Mapping[str,int]|Type|Type[T]|Final|ClassVar|Optional|Union|Literal|Annotated[int]|Annotated[Annotated[int,1],2]|Annotated[int,1].__metadata__|Annotated[int,1].__origin__|List[Any]|Union[Any,int]|Optional[None]|Union[None]|Coroutine[int,str,None]|Reversible[int]|Collection[int]|KeysView[int]|ByteString|runtime_checkable(int)|NamedTuple|Iterator[int]|Union[List[int],str]|typing.get_overloads|clear_overloads'''.replace("int|str|type","int,str,type").split('|'):
    try: print(c,'=>',eval(c))
    except BaseException as e: print(c,'=>',type(e).__name__,e)
class Stack(Generic[T]):
    def __init__(self): self.items: List[T]=[]
    def push(self,x:T)->None: self.items.append(x)
print(Stack[int],Stack[int](),Stack.__parameters__,Stack[int].__origin__,Stack.__orig_bases__,t(lambda:Stack[int,str]),Stack[int]().__orig_class__,Stack.__mro__) if 0 else print(Stack[int],Stack.__parameters__,Stack.__orig_bases__,t(lambda:Stack[int,str]),Stack[int]().__orig_class__,Stack.__mro__,get_type_hints(Stack.push))
class Sub(Stack[int]): pass
print(Sub.__orig_bases__,Sub.__mro__[1],t(lambda:Sub[int]))
class Two(Generic[T,K]): pass
print(Two[str,int],Two[T,int][str],t(lambda:Two[str]),t(lambda:type('B',(Generic[T],Generic[K]),{})))
@runtime_checkable
class HasLen(Protocol):
    def __len__(self)->int: ...
class P2(Protocol):
    x:int
    def m(self): ...
print(isinstance([],HasLen),isinstance(5,HasLen),issubclass(list,HasLen),t(isinstance,1,P2),t(P2),t(lambda:issubclass(list,P2)))
@runtime_checkable
class P3(Protocol):
    x:int
class HX: x=1
print(isinstance(HX(),P3),t(issubclass,HX,P3),P3._is_protocol,HX.__mro__)
class Impl(P2):
    x=1
print(Impl().x, t(Impl().m))
class NT(NamedTuple):
    "docs"
    a:int
    b:str='q'
    def f(self): return self.a
n=NT(1); print(n,NT._fields,NT._field_defaults,NT.__annotations__,NT.__doc__,n.f(),NT.__bases__,t(NT),NT.__orig_bases__ if V>=12 else '',NamedTuple('X',[('a',int)])(1),t(NamedTuple,'X',a=int))
def badnt():
    class B(NamedTuple): a:int=1; b:str
print(t(badnt))
class TD(TypedDict,total=False):
    a:int
    b:str
print(TD(a=1),TD,TD.__annotations__,TD.__total__,t(lambda:isinstance({},TD)),TD.__required_keys__ if V>=9 else '',TypedDict('Z',{'q':int})(q=1),TD.__mro__,type(TD))
class TD2(TD): c:int
print(sorted(TD2.__annotations__),sorted(TD2.__required_keys__) if V>=9 else '')
def fn(a:'int',b:Optional[str]=None,*c:int,d:'List[Stack]'=None)->'Stack': pass
print(get_type_hints(fn),fn.__annotations__)
class CH: x:'int'; y:ClassVar['str']='a'
print(get_type_hints(CH),t(get_type_hints,lambda:0),t(get_type_hints,5))
def bad(a:'nope'): pass
print(t(get_type_hints,bad))
if V>=9: 
    def an(a:Annotated[int,'m']): pass
    print(get_type_hints(an),get_type_hints(an,include_extras=True))
UserId=NewType('UserId',int); print(UserId(5),UserId.__name__,UserId.__supertype__,repr(UserId)[:25],t(lambda:isinstance(1,UserId)))
@overload
def ov(a:int)->int: ...
@overload
def ov(a:str)->str: ...
def ov(a): return a
print(ov(1),t(overload(lambda x:x)))
@final
class Fi: pass
print(getattr(Fi,'__final__',None))
import pickle,copy
print(pickle.loads(pickle.dumps(List[int])),pickle.loads(pickle.dumps(T)) is T,copy.deepcopy(Dict[str,int]),pickle.loads(pickle.dumps(Optional[int])))
print(t(lambda: class_(1)) if 0 else '')
