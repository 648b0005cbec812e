"""Generators: send, throw, close, return values, yield from, expressions, state, and messages."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except BaseException as error:
        print(label, '->', type(error).__name__, error)


def echo():
    print('started')
    received = None
    while True:
        try:
            received = yield received
            print('received', received)
        except ValueError as error:
            print('caught', error)
            received = 'after error'
        finally:
            print('finally')


g = echo()
attempt('send before start', lambda: g.send(1))
print(next(g))
print(g.send('a'))
print(g.throw(ValueError('v')))
g.close()
attempt('after close', lambda: next(g))
print(g.gi_frame, g.gi_running)


def returns():
    yield 1
    return 'value'


r = returns()
next(r)
try:
    next(r)
except StopIteration as stop:
    print(stop.value, stop.args)
attempt('again', lambda: next(r))
print(next(r, 'default'))


def delegate():
    result = yield from returns()
    print('delegated result', result)
    yield from [10, 20]
    yield from 'ab'
    return 'end'


print(list(delegate()))


def outer():
    try:
        yield from inner()
    except KeyError as error:
        print('outer caught', error)
        yield 'recovered'


def inner():
    try:
        x = yield 'inner'
        print('inner got', x)
        yield 'inner2'
    except ValueError:
        print('inner caught')
        yield 'inner recovered'
    finally:
        print('inner finally')


o = outer()
print(next(o), o.send('sent'), o.throw(ValueError), o.throw(KeyError('k')))
attempt('exhausted', lambda: next(o))
o = outer()
next(o)
o.close()


def ignores_exit():
    while True:
        try:
            yield
        except GeneratorExit:
            print('ignored')


i = ignores_exit()
next(i)
attempt('ignored exit', lambda: i.close())


def raises_stop():
    yield 1
    raise StopIteration('inside')


attempt('StopIteration inside', lambda: list(raises_stop()))


def reentrant():
    yield next(me)


me = reentrant()
attempt('already executing', lambda: next(me))


def throws_on_close():
    try:
        yield
    finally:
        raise RuntimeError('while closing')


t = throws_on_close()
next(t)
attempt('error while closing', lambda: t.close())
attempt('throw unstarted', lambda: returns().throw(KeyError('early')))
attempt('throw not exception', lambda: returns().throw(3))
attempt('throw class and value', lambda: echo().throw(ValueError, 'text'))
attempt('send to new', lambda: returns().send(None))
attempt('yield from int', lambda: list((lambda: (yield from 3))()))
print(type(returns()), returns.__code__.co_flags & 32 != 0, returns().__name__, returns().__qualname__, iter(r) is r)
e = (x * x for x in range(4) if x % 2 == 0)
print(e.__name__, list(e), sum(x for x in [1, 2, 3]), max((len(w), w) for w in ['a', 'bbb', 'cc']), dict((k, v) for k, v in [(1, 2)]))
log = []


def logged(iterable):
    for item in iterable:
        log.append(item)
        yield item


chain = (a + b for a in logged([1, 2]) for b in logged([10, 20]))
print(next(chain), log, list(chain), log)
attempt('first iterable at once', lambda: (x for x in 3))
later = (1 / 0 for _ in [0])
attempt('body later', lambda: next(later))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


import itertools
print(list(itertools.islice(fib(), 10)), list(zip(fib(), 'abc')), [x for x, _ in zip(fib(), range(5))])


def tree(t):
    if t:
        left, value, right = t
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree((((), 1, ()), 2, ((), 3, ())))))


def accumulator():
    total = 0
    while True:
        value = yield total
        if value is None:
            return total
        total += value


a = accumulator()
next(a)
a.send(5)
a.send(6)
try:
    a.send(None)
except StopIteration as stop:
    print('total', stop.value)


class Iterates:
    def __iter__(self):
        yield 1
        yield 2


print(list(Iterates()), [*Iterates()], dict.fromkeys(Iterates()))


def cleanup(name):
    try:
        yield name
    finally:
        print('cleanup', name)


for value in cleanup('loop'):
    break
print('after break')
c = cleanup('deleted')
next(c)
del c
print('after del')
x = cleanup('unstarted')
del x


def context():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 'in handler'
        raise


h = context()
print(next(h))
attempt('re-raise in generator', lambda: next(h))


def yields_in_odd_places():
    x = [(yield 1), (yield 2)]
    y = {(yield 3): (yield 4)}
    print(f'{(yield 5)}', x, y)
    return (yield)


y = yields_in_odd_places()
print([y.send(v) for v in (None, 'a', 'b', 'c', 'd', 'e')])
attempt('end', lambda: y.send('z'))
