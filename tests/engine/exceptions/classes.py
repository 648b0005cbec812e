"""Exception objects: arguments, text, attributes, chaining, notes, groups, hierarchy."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except BaseException as error:
        print(label, '->', type(error).__name__, error)


for error in (Exception(), Exception('one'), Exception('one', 2), ValueError('v'), KeyError('k'), KeyError(), KeyError('a', 'b'), KeyError(('t',)), OSError(2, 'No such file'), OSError(2, 'No such file', 'name.txt'), OSError('plain'), StopIteration(5), StopAsyncIteration(), SystemExit(3), SystemExit(), AttributeError('a'), NameError('n'), ImportError('i'), UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'bad'), UnicodeEncodeError('ascii', 'é', 0, 1, 'bad'), SyntaxError('s'), SyntaxError('s', ('f', 1, 2, 'text')), AssertionError(), RecursionError('r'), ZeroDivisionError('z')):
    print(repr(error), '|', str(error), '|', error.args, isinstance(error, Exception))
e = OSError(2, 'No such file', 'name')
print(e.errno, e.strerror, e.filename, type(OSError(2, 'x')).__name__, type(OSError(13, 'x')).__name__, type(OSError(17, 'x')).__name__, type(OSError(99, 'x')).__name__, type(OSError('x')).__name__)
print(StopIteration(5).value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code, ImportError('m', name='n', path='p').name)
s = SyntaxError('msg', ('file.py', 3, 7, 'the text'))
print(s.msg, s.filename, s.lineno, s.offset, s.text)
u = UnicodeDecodeError('utf-8', b'abc', 1, 2, 'reason')
print(u.encoding, u.object, u.start, u.end, u.reason)


class Custom(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code

    def __str__(self):
        return f'[{self.code}] {super().__str__()}'


c = Custom(5, 'custom text')
print(c, repr(c), c.args, c.code, c.__dict__)


class NoInit(ValueError):
    extra = 'class attribute'


n = NoInit('a', 'b')
n.attribute = 1
print(n.args, n.attribute, n.extra, n.__traceback__, n.__cause__, n.__context__, n.__suppress_context__)
n.args = ('changed',)
print(n, n.with_traceback(None) is n)
attempt('args not iterable', lambda: setattr(n, 'args', 5))
attempt('keyword', lambda: ValueError(a=1))
attempt('cause type', lambda: setattr(n, '__cause__', 3))
attempt('context type', lambda: setattr(n, '__context__', 'x'))
attempt('traceback type', lambda: setattr(n, '__traceback__', 3))
n.__cause__ = KeyError('c')
print(n.__suppress_context__, repr(n.__cause__))


def chain():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError('second')
    except ValueError as error:
        return error


def suppressed():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError('second') from None
    except ValueError as error:
        return error


a, b = chain(), suppressed()
print(repr(a.__context__), a.__cause__, a.__suppress_context__, repr(b.__context__), b.__suppress_context__)


def clears():
    try:
        raise KeyError('x')
    except KeyError as error:
        kept = error
    try:
        raise kept
    except KeyError as error:
        return error.__context__


print(clears())
import sys
print(sys.exc_info())
try:
    raise ValueError('current')
except ValueError as error:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is error, sys.exc_info()[2] is error.__traceback__, error.__traceback__.tb_lineno > 50, error.__traceback__.tb_frame.f_code.co_name)


def both():
    try:
        raise ValueError('in try')
    finally:
        print('exc in finally', sys.exc_info()[0])


attempt('both', both)
print([k.__name__ for k in FileNotFoundError.__mro__], issubclass(KeyError, LookupError), issubclass(bool, Exception), EnvironmentError is OSError, IOError is OSError, [c.__name__ for c in ArithmeticError.__subclasses__()], issubclass(ModuleNotFoundError, ImportError), issubclass(UnicodeError, ValueError), issubclass(RecursionError, RuntimeError), issubclass(GeneratorExit, Exception), issubclass(KeyboardInterrupt, Exception), issubclass(DeprecationWarning, Warning))
attempt('name of NameError', lambda: getattr((lambda: [0 for _ in [0] if undefined_thing])(), 'x'))
try:
    undefined_thing
except NameError as error:
    print(getattr(error, 'name', 'no name attribute'))
try:
    (5).missing_attribute
except AttributeError as error:
    print(getattr(error, 'name', 'no name'), getattr(error, 'obj', 'no obj'))
try:
    import no_such_module_here
except ImportError as error:
    print(type(error).__name__, error, error.name)
attempt('relative import', lambda: exec('from . import x'))
attempt('from import', lambda: exec('from math import nope_nope'))
attempt('import attribute', lambda: exec('import math.nope'))
attempt('catch order', lambda: exec('''
try:
    raise FileNotFoundError(2, 'x')
except LookupError:
    print('lookup')
except (OSError, ValueError) as e:
    print('os', type(e).__name__)
'''))
attempt('raise instance of non exception', lambda: exec('raise object()'))
attempt('raise type', lambda: exec('raise int'))
attempt('exception in constructor', lambda: exec('raise UnicodeDecodeError'))


class MetaExc(type):
    pass


attempt('base exception', lambda: (_ for _ in ()).throw(KeyboardInterrupt('k')))
attempt('copy', lambda: repr(__import__('copy').copy(Custom(1, 'c'))))
attempt('pickle', lambda: repr(__import__('pickle').loads(__import__('pickle').dumps(ValueError('p', 1)))))
attempt('equality', lambda: (ValueError('a') == ValueError('a'), hash(n) == hash(n)))
attempt('reduce', lambda: ValueError('a', 1).__reduce__())
attempt('setstate', lambda: n.__setstate__({'restored': 5}) or n.restored)
