"""Flag and IntFlag: combination, printing, bounds, iteration; StrEnum, verify, member and nonmember from 3.11."""
import enum
import pickle
from enum import Flag, IntFlag, auto


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = 6


for value in (Perm.R, Perm.R | Perm.X, Perm.R | Perm.W, Perm(0), ~Perm.R, Perm.R & Perm.W, Perm.RW ^ Perm.R, Perm(7), ~Perm(0), ~Perm.RW):
    print(repr(value), str(value), value.value, value.name, bool(value))
print(list(Perm), Perm.R in Perm.RW, Perm.X in Perm.RW, Perm.RW in (Perm.R | Perm.W), Perm(6) is Perm.RW, Perm.R | Perm.W is Perm.RW)
attempt('8', lambda: Perm(8))
attempt('-1', lambda: Perm(-1))
attempt('-9', lambda: Perm(-9))
attempt('or int', lambda: Perm.R | 1)
attempt('in int', lambda: 1 in Perm.RW)
attempt('len', lambda: len(Perm.RW))
attempt('iter', lambda: list(Perm.R | Perm.X))
attempt('str value', lambda: Perm('x'))
attempt('reduce', lambda: (Perm.R | Perm.X).__reduce_ex__(4))
print(pickle.loads(pickle.dumps(Perm.R | Perm.X)) is Perm.R | Perm.X)
print(dir(Perm.R | Perm.X) == dir(Perm.R), f'{Perm.R | Perm.X:>12}')


class Num(IntFlag):
    A = 1
    B = 2
    AB = 3


for value in (Num.A, Num.A | Num.B, Num.A | 8, Num(0), ~Num.A, Num(16), Num.A & 3, Num.AB ^ 1, Num(-5), 8 | Num.A):
    print(repr(value), str(value), f'{value}', value + 0)
attempt('iter', lambda: list(Num(11)))
attempt('len', lambda: len(Num.AB))
attempt('float', lambda: Num.A | 1.5)
attempt('str', lambda: Num('q'))
print(Num.A == 1, Num.A < Num.B, Num.A + 5, isinstance(Num.A | Num.B, Num), list(Num))


class Auto(Flag):
    ONE = auto()
    TWO = auto()
    FOUR = auto()
    MIX = ONE | FOUR


print([(m.name, m.value) for m in Auto], repr(Auto.MIX), repr(Auto.ONE | Auto.TWO | Auto.FOUR), repr(~Auto.ONE))


class Empty(Flag):
    NONE = 0
    A = 1


print(repr(Empty.NONE), repr(Empty.A & Empty.NONE), list(Empty), bool(Empty.NONE), repr(~Empty.A))


class Weekday(Flag):
    MON = auto()
    TUE = auto()

    @classmethod
    def both(cls):
        return cls.MON | cls.TUE


print(repr(Weekday.both()), Weekday.both() == Weekday.MON | Weekday.TUE, hash(Weekday.MON) == hash('MON'))
F = Flag('F', 'a b c')
print(list(F), repr(F.a | F.c))


def str_enum():
    class S(enum.StrEnum):
        A = auto()
        B = 'bee'
    return repr(S.A), str(S.A), f'{S.B}', S.B == 'bee', S('a')


def str_enum_int():
    class S(enum.StrEnum):
        A = 1


def boundaries():
    results = []
    for boundary in (enum.CONFORM, enum.EJECT, enum.KEEP, enum.STRICT):
        class B(Flag, boundary=boundary):
            A = 1
            B = 2
        try:
            results.append(repr(B(7)))
        except ValueError as error:
            results.append(str(error))
    return results


def members():
    class M(enum.Enum):
        @enum.member
        def f(self):
            return 1
        x = enum.nonmember(5)
        y = 6
    return [m.name for m in M], M.x, M.y


def verify_unique():
    @enum.verify(enum.UNIQUE)
    class V(enum.Enum):
        A = 1
        B = 1


def verify_continuous():
    @enum.verify(enum.CONTINUOUS)
    class V(enum.Enum):
        A = 1
        C = 4


def verify_named():
    @enum.verify(enum.NAMED_FLAGS)
    class V(Flag):
        A = 1
        B = 6


def global_enum():
    global G

    @enum.global_enum
    class G(enum.IntFlag):
        GA = 1
        GB = 2
    return repr(GA), repr(GA | GB), str(GA), repr(G(8))


def auto_tuple():
    class T(enum.Enum):
        A = auto(), 'x'
        B = auto(), 'y'
    return [m.value[-1] for m in T]


def dataclass_mixin():
    from dataclasses import dataclass

    @dataclass
    class Mixin:
        size: str
        legs: int = 4

    class Creature(Mixin, enum.Enum):
        BEETLE = 'small', 6
        DOG = 'medium'
    return Creature.BEETLE, Creature.DOG.legs, Creature.DOG.name


for function in (str_enum, str_enum_int, boundaries, members, verify_unique, verify_continuous, verify_named, global_enum, auto_tuple, dataclass_mixin):
    attempt(function.__name__, function)


def too_many_types():
    class T(int, str, enum.Enum):
        A = 1


def missing_type():
    class T(enum.Enum, int):
        A = 1


def repr_enum_alone():
    class T(enum.ReprEnum):
        A = 1


def empty_call():
    class T(enum.Enum):
        pass
    return T(1)


for function in (missing_type, repr_enum_alone, empty_call):
    attempt(function.__name__, function)


class Redefined(enum.Enum):
    A = 1

    def __repr__(self):
        return 'repr of A'

    def __str__(self):
        return 'str of A'

    def __format__(self, spec):
        return 'format of A'


print(Redefined.A, repr(Redefined.A), f'{Redefined.A}')


class InitSubclass(enum.Enum):
    def __init_subclass__(cls, **kwds):
        super().__init_subclass__(**kwds)
        print('init_subclass', cls.__name__, len(cls.__members__) if hasattr(cls, '_member_map_') else None)


class Child(InitSubclass):
    A = 1
    B = 2


class SetName(enum.Enum):
    class Inner:
        pass
    A = 1


print(list(SetName.__members__))
