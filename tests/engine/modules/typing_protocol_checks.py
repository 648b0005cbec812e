# isinstance() and issubclass() with protocols: methods, data, those that are not for run time, registered classes.
import sys
import types
from typing import *


def attempt(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)


T = TypeVar('T')


@runtime_checkable
class HasMethod(Protocol):
    def method(self): ...


class NotAtRunTime(Protocol):
    def method(self): ...


class C:
    def method(self): ...


class Blocked:
    method = None


attempt(lambda: (isinstance(C(), HasMethod), issubclass(C, HasMethod), isinstance(3, HasMethod)))
attempt(lambda: isinstance(C(), NotAtRunTime))
attempt(lambda: issubclass(C, NotAtRunTime))
attempt(lambda: (isinstance(Blocked(), HasMethod), issubclass(Blocked, HasMethod)))
attempt(lambda: issubclass(types.FunctionType, HasMethod))
attempt(lambda: issubclass(3, HasMethod))


@runtime_checkable
class HasData(Protocol):
    data: int

    def method(self, arg: str) -> int: ...


class Derived(HasData):
    pass


class Other:
    data = 1

    def method(self, arg):
        return 0


class Slotted:
    __slots__ = ('data',)

    def method(self, arg):
        return 0


filled = Slotted()
filled.data = 1
attempt(lambda: isinstance(Derived(), HasData))
attempt(lambda: isinstance(Other(), HasData))
attempt(lambda: (isinstance(Slotted(), HasData), isinstance(filled, HasData)))
attempt(lambda: HasMethod())


@runtime_checkable
class Registering(Protocol):
    x = 1


class Registered:
    pass


Registering.register(Registered)
attempt(lambda: isinstance(Registered(), Registering))


class Initialised(Protocol):
    x: int

    def __init__(self):
        self.x = 3


class Implementation(Initialised):
    pass


attempt(lambda: Implementation().x)


@no_type_check
class Unchecked:
    def m(self, a: 'foo'): ...

    class Inner:
        def n(self, a: 'bar'): ...


attempt(lambda: get_type_hints(Unchecked.m))
attempt(lambda: get_type_hints(Unchecked.Inner.n))
