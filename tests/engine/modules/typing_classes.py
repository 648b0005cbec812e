"""typing: Generic and Protocol classes, NamedTuple, TypedDict, get_type_hints, NewType, overload and runtime checks."""
import typing
import pickle
import copy
from typing import (Any, Callable, ClassVar, Dict, Generic, Iterable, List, NamedTuple, NewType, Optional, Protocol,
                    Tuple, TypeVar, TypedDict, Union, cast, get_type_hints, overload, runtime_checkable, final, no_type_check,
                    SupportsInt, SupportsAbs, get_origin, get_args)


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


T = TypeVar('T')
K = TypeVar('K')
V = TypeVar('V')


class Box(Generic[T]):
    def __init__(self, item: T):
        self.item = item

    def get(self) -> T:
        return self.item


b = Box[int](5)
print(b.get(), b.__orig_class__, Box[int], Box[T], Box.__parameters__, Box.__orig_bases__, Box.__mro__)
print(Box[int] == Box[int], Box[int] is Box[int], hash(Box[int]) == hash(Box[int]), Box[int].__origin__ is Box, Box[int].__args__)
print(get_origin(Box[int]), get_args(Box[Dict[str, int]]), Box['Box'], Box[Any], Box[None])
attempt('too many', lambda: Box[int, str])
attempt('twice', lambda: Box[int][str])
attempt('isinstance', lambda: isinstance(b, Box[int]))
attempt('issubclass', lambda: issubclass(Box, Box[int]))
print(isinstance(b, Box), hasattr(Box, '__slots__'), Box[T][int], Box[List[T]][int])


class Pair(Generic[K, V]):
    first: K
    second: V


class IntPair(Pair[int, V]):
    pass


print(IntPair.__parameters__, IntPair[str], Pair[int, str], Pair[K, int][str], IntPair.__bases__, IntPair.__orig_bases__)
attempt('too few', lambda: Pair[int])


class Slotted(Generic[T]):
    __slots__ = ('a',)


s = Slotted[int]()
s.a = 1
print(s.a, hasattr(s, '__dict__'))
attempt('slotted', lambda: setattr(s, 'b', 1))


class Stack(List[T]):
    def push(self, item: T) -> None:
        self.append(item)


st = Stack[int]()
st.push(1)
print(st, Stack.__mro__, Stack[str])


def plain_generic():
    class X(Generic):
        pass


def twice_generic():
    class X(Generic[T], Generic[K]):
        pass


def not_listed():
    class X(List[T], Generic[K]):
        pass


for function in (plain_generic, not_listed):
    attempt(function.__name__, function)
attempt('Generic()', lambda: type(Generic()).__name__)


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None:
        ...


class File:
    def close(self):
        return 'closed'


class Nothing:
    pass


print(isinstance(File(), Closable), isinstance(Nothing(), Closable), issubclass(File, Closable), issubclass(Nothing, Closable))
attempt('instantiate', lambda: Closable())


class Named(Protocol):
    name: str


attempt('not runtime', lambda: isinstance(File(), Named))


@runtime_checkable
class HasName(Protocol):
    name: str


class Person:
    def __init__(self):
        self.name = 'p'


print(isinstance(Person(), HasName), isinstance(File(), HasName))
attempt('data issubclass', lambda: issubclass(Person, HasName))


class Impl(HasName):
    def __init__(self, name):
        self.name = name


print(Impl('n').name, isinstance(Impl('n'), HasName), Impl.__mro__)


class SlottedImpl(Protocol):
    __slots__ = ()


class UsesSlots(SlottedImpl):
    __slots__ = ('x',)


print(hasattr(UsesSlots(), '__dict__'))


def bad_protocol():
    class X(Protocol, File):
        pass


attempt('bad bases', bad_protocol)
attempt('runtime_checkable', lambda: runtime_checkable(File))
print(isinstance(3, SupportsInt), isinstance('a', SupportsInt), isinstance(-3, SupportsAbs), issubclass(int, SupportsInt))


class GenericProtocol(Protocol[T]):
    def get(self) -> T:
        ...


print(GenericProtocol[int], GenericProtocol.__parameters__)


class Employee(NamedTuple):
    """Doc of Employee."""
    name: str
    id: int = 3

    def greet(self):
        return 'hi ' + self.name


e = Employee('Guido')
print(e, e.id, e.greet(), Employee._fields, Employee._field_defaults, Employee.__annotations__, Employee.__doc__, Employee.__bases__)
print(e == ('Guido', 3), e._replace(id=5), NamedTuple('P', [('x', int), ('y', 'int')])(1, 2))
print(Employee.__new__.__annotations__)
attempt('missing', lambda: Employee())


def default_order():
    class X(NamedTuple):
        a: int = 1
        b: int


def overwrite():
    class X(NamedTuple):
        a: int
        _fields = 3


attempt('default order', default_order)
attempt('overwrite', overwrite)


class Movie(TypedDict):
    title: str
    year: int


class MoreMovie(Movie, total=False):
    rating: float


m: Movie = {'title': 't', 'year': 1}
print(Movie(title='x', year=2), type(Movie(title='x', year=1)), Movie.__annotations__, Movie.__total__, MoreMovie.__total__, MoreMovie.__annotations__)
print(sorted(getattr(MoreMovie, '__required_keys__', ())), sorted(getattr(MoreMovie, '__optional_keys__', ())))
attempt('isinstance', lambda: isinstance({}, Movie))
print(TypedDict('Point2D', {'x': int, 'y': int})(x=1, y=2))


class Hints:
    a: int
    b: 'Optional[str]' = None
    c: ClassVar[List['Hints']] = []

    def method(self, x: int, y: 'str' = 'a', *args: float, z: 'Hints' = None) -> None:
        pass


print(get_type_hints(Hints))
print({k: v for k, v in get_type_hints(Hints.method).items() if k != 'z'})


def later(x: 'Undefined'):
    pass


attempt('undefined', lambda: get_type_hints(later))
attempt('not annotated', lambda: get_type_hints(5))
print(get_type_hints(lambda: 0), get_type_hints(len))

UserId = NewType('UserId', int)
print(UserId(5), UserId.__supertype__, UserId.__name__)
print(cast('int', 'unchanged'), Union[int, None].__args__)


@overload
def over(x: int) -> int:
    ...


@overload
def over(x: str) -> str:
    ...


def over(x):
    return x


print(over(1), over('a'))


@overload
def only(x: int) -> int:
    ...


attempt('only overloads', lambda: only(1))


@final
class Last:
    pass


@no_type_check
def unchecked(x: 'not a type at all!'):
    pass


print(get_type_hints(unchecked), Last.__name__)
print(pickle.loads(pickle.dumps(List[int])) == List[int], pickle.loads(pickle.dumps(Optional[int])) == Optional[int], copy.copy(List[int]) == List[int], pickle.loads(pickle.dumps(Any)) is Any)
print(typing.TYPE_CHECKING, typing.Text is str, List[int].__parameters__, Callable[[T], K].__parameters__)


def since_3_9():
    return typing.Annotated[int, 'meta'], typing.get_type_hints(annotated), typing.get_type_hints(annotated, include_extras=True), list[int], dict[str, T][int], tuple[T, ...][int]


def annotated(x: 'typing.Annotated[int, 5]'):
    pass


def since_3_10():
    P = typing.ParamSpec('P')
    return P, P.args, P.kwargs, Callable[P, int], typing.Concatenate[int, P], typing.TypeAlias, typing.TypeGuard[int], int | str, isinstance(1, int | str)


def since_3_11():
    Ts = typing.TypeVarTuple('Ts')

    class A(Generic[typing.Unpack[Ts]]):
        pass
    return typing.Self, typing.Never, typing.LiteralString, typing.Required[int], typing.NotRequired[str], A[int, str], A[()], typing.get_overloads(over) != []


def assert_never():
    typing.assert_never(3)


def reveal():
    return typing.reveal_type(5)


for function in (since_3_9, since_3_10, since_3_11, assert_never):
    attempt(function.__name__, function)
attempt('is_typeddict', lambda: (typing.is_typeddict(Movie), typing.is_typeddict(dict)))
attempt('is_protocol', lambda: (typing.is_protocol(Closable), sorted(typing.get_protocol_members(Closable))))
attempt('NoDefault', lambda: (T.has_default(), T.__default__, TypeVar('D', default=int).__default__))
