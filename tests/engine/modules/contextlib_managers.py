"""contextlib: generator context managers, stacks, suppress, redirection, decorators and messages."""
import contextlib
import io
import sys
from contextlib import contextmanager, ExitStack, suppress, closing, nullcontext, redirect_stdout, ContextDecorator


def attempt(label, action):
    try:
        print(label, action())
    except BaseException as error:
        print(label, type(error).__name__, error)


@contextmanager
def tag(name):
    "Doc of tag."
    print('<' + name + '>')
    try:
        yield name.upper()
    except ValueError as error:
        print('handled', error)
    finally:
        print('</' + name + '>')


with tag('b') as value:
    print(value)
with tag('e'):
    raise ValueError('inside')


def propagate():
    with tag('k'):
        raise KeyError('out')


attempt('other error', propagate)
print(tag.__name__, tag.__doc__, tag('q').__doc__)


@tag('decorated')
def work(x):
    return x * 2


print(work(4), work(5))


@contextmanager
def silent():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


def use(manager, error=None):
    with manager:
        if error:
            raise error


attempt('no yield', lambda: use(silent()))
attempt('two yields', lambda: use(twice()))


@contextmanager
def swallow_and_yield():
    try:
        yield
    except ValueError:
        yield


attempt('yield after throw', lambda: use(swallow_and_yield(), ValueError()))
attempt('stop iteration', lambda: use(tag('s'), StopIteration('x')))


@contextmanager
def translate():
    try:
        yield
    except KeyError as error:
        raise RuntimeError('translated') from error


try:
    use(translate(), KeyError('k'))
except RuntimeError as error:
    print(repr(error), repr(error.__cause__))

with suppress(KeyError, IndexError):
    {}['x']
    print('not reached')
attempt('not suppressed', lambda: use(suppress(KeyError), ValueError('v')))

out = io.StringIO()
with redirect_stdout(out) as target:
    print('hidden')
print(repr(out.getvalue()), target is out)

with ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in 'xy']
    stack.callback(print, 'callback', 1, sep='-')
    stack.push(lambda *details: print('pushed', details[0]))
    print(names)


def suppressing_stack():
    with ExitStack() as stack:
        stack.push(lambda t, v, tb: print('outer sees', t) or True)
        stack.callback(print, 'cleanup')
        raise ValueError('suppressed')
    return 'went on'


attempt('suppressing', suppressing_stack)


def replacing_stack():
    with ExitStack() as stack:
        @stack.callback
        def fail():
            raise KeyError('from callback')
        raise ValueError('original')


try:
    replacing_stack()
except KeyError as error:
    print(repr(error), repr(error.__context__))
with ExitStack() as stack:
    stack.callback(print, 'moved')
    moved = stack.pop_all()
print('before close')
moved.close()
attempt('not a manager', lambda: ExitStack().enter_context(3))


class Thing:
    def close(self):
        print('closed')


with closing(Thing()) as thing:
    print(type(thing).__name__)
with nullcontext(5) as five:
    print(five)


class Timer(ContextDecorator):
    def __enter__(self):
        print('start')
        return self

    def __exit__(self, *exc):
        print('stop', exc[0])
        return False


@Timer()
def timed():
    print('in timed')


timed()
print(issubclass(Timer, contextlib.AbstractContextManager), isinstance(nullcontext(), contextlib.AbstractContextManager))


class Minimal(contextlib.AbstractContextManager):
    def __exit__(self, *exc):
        return True


with Minimal() as m:
    raise ValueError
print(type(m).__name__)
attempt('abstract', lambda: contextlib.AbstractContextManager())
