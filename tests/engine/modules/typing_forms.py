"""typing: how types, aliases and special forms print, compare and complain."""
import typing
from typing import *


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


T = TypeVar('T')
K = TypeVar('K')
S = TypeVar('S', int, str)
B = TypeVar('B', bound=int)
C = TypeVar('C', covariant=True)
for text in [
    'T', 'S', 'B', 'C', 'List', 'List[int]', 'Dict[str,int]', 'Optional[int]', 'Union[int,str]', 'Union[int,None]',
    'Union[int,str,None]', 'Union[int]', 'Union[int,int]', 'Union[int,Union[str,float]]', 'Optional[Union[int,str]]',
    'Tuple', 'Tuple[int,...]', 'Tuple[()]', 'Tuple[int,str]', 'Callable', 'Callable[[int],str]', 'Callable[...,int]',
    'Callable[[],None]', 'Any', 'NoReturn', 'ClassVar[int]', 'Type[int]', 'Type', 'Literal["a",1,True,None]',
    'Final[int]', 'List[T]', 'Dict[K,T]', 'List["Foo"]', 'List[None]', 'Iterable[int]', 'Generator[int,str,None]',
    'DefaultDict[int,str]', 'Counter[str]', 'Deque[int]', 'Set[int]', 'FrozenSet', 'Mapping[str,List[int]]',
    'Sequence', 'AnyStr', 'Text', 'Generic', 'Generic[T]', 'Protocol', 'Protocol[T]', 'Union', 'Optional', 'ClassVar',
    'Literal', 'Callable[[T],T]', 'List[T][int]', 'Dict[K,T][str,int]', 'Callable[[T],K][int,str]',
    'Union[T,int][str]', 'Tuple[T,...][int]', 'List[Callable[[int],List[T]]]', 'Hashable', 'Sized', 'ByteString',
    'Awaitable[int]', 'AsyncIterator[int]', 'ContextManager[int]', 'ForwardRef("x")', 'SupportsInt',
    'OrderedDict[int,str]', 'ChainMap', 'Collection[int]', 'Union[list,List[int]]', 'Optional[None]',
    'Optional["Foo"]', 'Union["Foo",int]',
]:
    attempt(text, lambda: repr(eval(text)))
for text in [
    'List[int].__origin__', 'List[int].__args__', 'List.__origin__', 'List[T].__parameters__',
    'Dict[K,T].__parameters__', 'Optional[int].__origin__', 'Optional[int].__args__', 'Callable[[int],str].__args__',
    'Callable[...,int].__args__', 'Literal[1,2].__args__', 'get_origin(List[int])', 'get_args(Dict[int,str])',
    'get_args(Callable[[int],str])', 'get_origin(Union[int,str])', 'get_args(Optional[int])', 'get_origin(int)',
    'get_args(int)', 'List[int]==List[int]', 'List[int] is List[int]', 'Union[int,str]==Union[str,int]',
    'hash(Union[int,str])==hash(Union[str,int])', 'type(List[int])', 'type(List)', 'type(Union[int,str])',
    'type(Optional[int])', 'type(Callable[[int],str])', 'type(Any)', 'type(Union)', 'List[int]()', 'List()',
    'Dict[str,int](a=1)', 'Union[int,str]()', 'Any()', 'Optional()', 'isinstance([],List)',
    'isinstance([],List[int])', 'issubclass(list,List)', 'isinstance(1,Union[int,str])', 'isinstance(1,Any)',
    'isinstance(1, Optional[int])', 'issubclass(int, Union[int,str])', 'List[1]', 'List[int,str]', 'Dict[int]',
    'Dict[int,str,int]', 'Optional[int,str]', 'Optional[1]', 'Union[()]', 'Callable[int,str]', 'Callable[int]',
    'Callable[[int]]', 'ClassVar[int,str]', 'ClassVar[1]', 'Any[int]', 'Generic[int]', 'Generic[()]', 'Generic[T,T]',
    'Type[int,str]', 'NoReturn[int]', 'TypeVar("X",int)', 'TypeVar("X",bound=1)',
    'TypeVar("X",covariant=True,contravariant=True)', 'TypeVar("X",int,str,bound=int)', 'TypeVar("X", 1, 2)',
    'T.__name__', 'T.__bound__', 'S.__constraints__', 'B.__bound__', 'T.__module__', 'T.__covariant__',
    'isinstance(1,T)', 'Tuple[int](1)', 'int | T', 'List[int] | None', 'T | None', 'List[T][int,str]',
    'List[int][str]', 'cast(int,"a")', 'List[int].append', 'List.append', 'Literal[1]==Literal[True]', 'Literal[1,1]',
    'Literal[Literal[1,2],3]', 'Literal[[1]]', 'List["int"].__args__[0]', 'ForwardRef("a b")', 'ForwardRef(1)',
    'List[int].__module__', 'List.__name__', 'List._name', 'List[int].__name__', 'get_type_hints(1)',
    'Union[int,str].__module__', 'Callable[[int],str].__module__', 'Final[int,str]', 'Callable[[T],T].__parameters__',
    'Tuple[T,K].__parameters__', 'Type[T][int]', 'Sequence[T][List[K]]', 'Callable[[1],int]', 'Callable[[],1]',
    'Union[1,int]', 'dir(List[int])[:2]', 'List[int].__mro_entries__((List[int],))',
]:
    attempt(text, lambda: repr(eval(text)))
