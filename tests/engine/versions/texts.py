"""Both sides of every message that changed: T1 to T10 and their neighbours."""
import pickle


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class P:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


class Plain:
    @property
    def v(self):
        return 1


p, plain = P(1, 2), Plain()
attempt('T1 set', lambda: setattr(p, 'z', 1))
attempt('T1 delete', lambda: delattr(p, 'z'))
attempt('T1 read', lambda: p.z)
attempt('T2 unset', lambda: P.__new__(P).x)
attempt('T2 deleted', lambda: (delattr(p, 'x'), p.x))
attempt('T2 delete unset', lambda: delattr(p, 'x'))
attempt('T3 plain delete', lambda: delattr(plain, 'b'))
attempt('T3 plain read', lambda: plain.b)
attempt('T4 set', lambda: setattr(plain, 'v', 1))
attempt('T4 delete', lambda: delattr(plain, 'v'))
attempt('T5 pickle 0', lambda: pickle.dumps(P(1, 2), 0))
attempt('T5 pickle 1', lambda: pickle.dumps(P(1, 2), 1))
attempt('T5 pickle 2', lambda: pickle.dumps(P(1, 2), 2))
attempt('T6 weakref', lambda: type('W', (), {'__slots__': ('__weakref__', '__weakref__')}))
attempt('T6 weakref over plain', lambda: type('W', (Plain,), {'__slots__': ('__weakref__',)}))
attempt('T6 dict', lambda: type('W', (), {'__slots__': ('__dict__', '__dict__')}))
attempt('T7 init', lambda: P(1))
attempt('T7 init two', lambda: P())
attempt('T7 too many', lambda: P(1, 2, 3))
attempt('T7 unexpected', lambda: P(1, 2, z=3))


def abstract(*names):
    import abc
    return abc.ABCMeta('A', (), {name: abc.abstractmethod(lambda self: 1) for name in names})()


attempt('T8 one', lambda: abstract('f'))
attempt('T8 two', lambda: abstract('g', 'f'))


def frozen():
    from dataclasses import dataclass

    @dataclass(frozen=True, slots=True)
    class C:
        a: int
    c = C(1)
    try:
        c.a = 2
    except AttributeError as error:
        print('T10 declared', type(error).__name__, error)
    c.b = 2


attempt('T10 undeclared', frozen)


def slots_super():
    from dataclasses import dataclass

    class Base:
        def hello(self):
            return 'hello'

    @dataclass(slots=True)
    class C(Base):
        a: int = 1

        def hello(self):
            return super().hello()
    return C().hello()


attempt('super in slots dataclass', slots_super)
attempt('__class__ of int', lambda: setattr(5, '__class__', bool))
attempt('generic slots', lambda: __import__('typing').Generic.__slots__)
attempt('getstate', lambda: plain.__getstate__())
attempt('unhashable key', lambda: {[]: 1})
attempt('unhashable set', lambda: {[]})
attempt('unhashable lookup', lambda: {}[[]])
attempt('unpack many', lambda: (lambda: [0 for a, b in [(1, 2, 3)]])())
attempt('unpack few', lambda: [0 for a, b in [(1,)]])
attempt('int zero division', lambda: 1 / 0)
attempt('int floor zero', lambda: 1 // 0)
attempt('int mod zero', lambda: 1 % 0)
attempt('float zero division', lambda: 1.0 / 0)
attempt('float floor zero', lambda: 1.0 // 0)
attempt('float mod zero', lambda: 1.0 % 0)
attempt('zero to negative', lambda: 0 ** -1)
attempt('divmod zero', lambda: divmod(1, 0))
attempt('sqrt', lambda: __import__('math').sqrt(-1))
attempt('log', lambda: __import__('math').log(0))
attempt('factorial', lambda: __import__('math').factorial(-1))
attempt('int text', lambda: int('12a'))
attempt('float text', lambda: float('x'))
attempt('shift', lambda: 1 << -1)
attempt('str index', lambda: 'abc'['a'])
attempt('list index', lambda: [1]['a'])
attempt('tuple index', lambda: (1,)[1.5])
attempt('str + int', lambda: 'a' + 1)
attempt('int + str', lambda: 1 + 'a')
attempt('list + tuple', lambda: [1] + (2,))
attempt('None attribute', lambda: None.x)
attempt('range step', lambda: range(1, 2, 0))
attempt('chr', lambda: chr(-1))
attempt('ord', lambda: ord('ab'))
attempt('sum str', lambda: sum(['a'], ''))
attempt('max empty', lambda: max([]))
attempt('max none', lambda: max())
attempt('min key', lambda: min([1, 'a']))
attempt('sorted mixed', lambda: sorted([1, 'a']))
attempt('zip strict', lambda: list(zip([1], [1, 2], strict=True)))
attempt('pop empty', lambda: [].pop())
attempt('pop range', lambda: [1].pop(5))
attempt('remove', lambda: [1].remove(2))
attempt('list index value', lambda: [1].index(2))
attempt('tuple index value', lambda: (1,).index(2))
attempt('str index value', lambda: 'a'.index('b'))
attempt('dict pop', lambda: {}.pop('k'))
attempt('dict popitem', lambda: {}.popitem())
attempt('set remove', lambda: set().remove(1))
attempt('set pop', lambda: set().pop())
attempt('next', lambda: next(iter([])))
attempt('join', lambda: ','.join([1]))
attempt('split empty', lambda: 'a'.split(''))
attempt('format index', lambda: '{}'.format())
attempt('format key', lambda: '{a}'.format())
attempt('encode', lambda: 'é'.encode('ascii'))
attempt('decode', lambda: b'\xff'.decode('utf-8'))
attempt('bytes range', lambda: bytes([256]))
attempt('isinstance union', lambda: isinstance(1, int | str))
attempt('dict union', lambda: {'a': 1} | {'b': 2})
attempt('removeprefix', lambda: 'prefix'.removeprefix('pre'))
attempt('list generic', lambda: list[int])
attempt('bit_count', lambda: (5).bit_count())
attempt('math.lcm', lambda: __import__('math').lcm(4, 6))
attempt('pairwise', lambda: list(__import__('itertools').pairwise('abc')))
attempt('batched', lambda: list(__import__('itertools').batched('abcde', 2)))
attempt('add_note', lambda: ValueError().add_note('n'))
attempt('ExceptionGroup', lambda: ExceptionGroup('g', [ValueError(1)]))
attempt('aiter', lambda: aiter)
attempt('int digits', lambda: len(str(10 ** 5000)))
attempt('int from digits', lambda: int('1' * 5000) > 0)
attempt('str.replace count', lambda: 'aaa'.replace('a', 'b', count=1))
attempt('is_integer', lambda: (5).is_integer())
attempt('complex index', lambda: [1][1j])
attempt('bool invert', lambda: ~True)
attempt('code replace', lambda: (lambda: 0).__code__.replace(co_name='new').co_name)
attempt('slice hash', lambda: isinstance(hash(slice(1)), int))
attempt('property name', lambda: Plain.v.__name__)
attempt('static call', lambda: staticmethod(len)([1]))
attempt('classmethod property', lambda: type('K', (), {'p': classmethod(property(lambda cls: cls.__name__))}).p)
attempt('random sample', lambda: __import__('random').sample({1}, 1))
attempt('frozen __class__', lambda: setattr(int, 'x', 1))
